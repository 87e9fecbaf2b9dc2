package org.xerotier.router.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.xerotier.router.approval.ReviewerStandings;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.people.PeopleQueries;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.Standing;

/** For what a reviewer stands: the risk level they were invited for, while their inviter is an owner. */
@ApplicationScoped
@InTransaction
class InvitedReviewers implements ReviewerStandings {

    @Inject
    LinkRepository links;

    @Inject
    PeopleQueries people;

    @Override
    public Optional<Standing> standing(ProjectId project, ApprovalId approval, String principal) {
        boolean mayInvite = people.standing(project, principal)
                .filter(inviter -> inviter.roles().contains(ProjectRole.OWNER))
                .isPresent();
        return mayInvite
                ? links.used(project, approval, principal).stream().findFirst().map(ApprovalLink::standing)
                : Optional.empty();
    }
}
