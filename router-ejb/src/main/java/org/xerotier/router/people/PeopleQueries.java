package org.xerotier.router.people;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.UserId;

/** Who may stand for what at this moment. Nothing is remembered, so that an end is felt at the next question. */
@Stateless
public class PeopleQueries {

    @Inject
    StandingRepository standings;

    @Inject
    Clock clock;

    /**
     * What the person behind a principal may stand for in the project now; empty when it is no active person with a place
     * there. One statement. An admin without membership stands there as admin and in no project role.
     */
    public Optional<Standing> standing(ProjectId project, String principal) {
        return PersonPrincipal.of(principal).flatMap(user -> standings.find(project, user, clock.instant()));
    }

    /** The same by the person's id. */
    public Optional<Standing> standing(ProjectId project, UserId user) {
        return standings.find(project, user, clock.instant());
    }
}
