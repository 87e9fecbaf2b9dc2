package org.xerotier.router.people;

import static org.xerotier.router.people.PeopleError.USERNAME_TAKEN;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.project.ProjectService;
import org.xerotier.router.project.ProjectView;

/**
 * Makes what is known here follow what a trusted issuer says: a user at their first sign-in, and the places its groups
 * give. Places somebody gave by hand are left alone, and the last owner or admin stays even if no group says so any more.
 */
@Stateless
public class ArrivalService {

    @Inject
    UserRepository identities;

    @Inject
    UserService users;

    @Inject
    MemberService members;

    @Inject
    MemberRepository places;

    @Inject
    ProjectService projects;

    public UserView arrive(Actor system, Arrival arrival) {
        Identity identity = arrival.identity();
        UserView user = identities
                .findIdentity(identity.issuer(), identity.subject())
                .map(known -> users.get(known.user().value()))
                .orElseGet(() -> welcome(system, arrival));
        if (arrival.givesSystemRoles()) {
            alignSystemRole(system, arrival, user);
        }
        alignPlaces(system, arrival, user);
        return user;
    }

    private UserView welcome(Actor system, Arrival arrival) {
        String wanted = Optional.ofNullable(arrival.username())
                .orElse(arrival.identity().subject());
        Username username = new Username(wanted);
        if (users.findByName(username.value()).isPresent()) {
            throw USERNAME_TAKEN.because("There is a user '" + username
                    + "' already, who is not known to be the same person. Ask an admin to link your identity.");
        }
        String name = Optional.ofNullable(arrival.displayName())
                .filter(text -> !text.isBlank())
                .orElse(username.value());
        UserView user = users.create(
                system, new CreateUser(username, name.substring(0, Math.min(name.length(), 128)), null, null));
        users.link(system, user.id().value(), arrival.identity());
        return user;
    }

    private void alignSystemRole(Actor system, Arrival arrival, UserView user) {
        SystemRole wanted = arrival.systemRole();
        if (wanted == user.systemRole()) {
            return;
        }
        boolean stepsDown = user.systemRole() == SystemRole.ADMIN;
        if (!stepsDown || identities.hasAdminBesides(user.id())) {
            users.change(system, user.id().value(), new ChangeUser(null, null, Optional.ofNullable(wanted), null));
        } else {
            PeopleLog.lastAdminStays(user.id(), arrival.source());
        }
    }

    private void alignPlaces(Actor system, Arrival arrival, UserView user) {
        for (Member member : places.placedBy(arrival.source(), user.id())) {
            ProjectView project = projects.get(member.project());
            ProjectRole wanted = arrival.roleIn(project.slug());
            Actor here = system.in(project.id());
            boolean mayStepDown = member.role() != ProjectRole.OWNER
                    || wanted == ProjectRole.OWNER
                    || places.hasOwnerBesides(project.id(), user.id());
            if (!mayStepDown) {
                PeopleLog.lastOwnerStays(user.id(), project.id(), arrival.source());
            } else if (wanted == null) {
                members.remove(here, user, member);
            } else {
                members.change(here, user, member, wanted);
            }
        }
        for (String slug : slugs(arrival.roles())) {
            ProjectRole wanted = arrival.roleIn(slug);
            ProjectId project = projects.find(slug).map(ProjectView::id).orElse(null);
            if (project != null
                    && wanted != null
                    && places.find(project, user.id()).isEmpty()) {
                members.add(system.in(project), user, new Placement(wanted, arrival.source()));
            }
        }
    }

    private static Set<String> slugs(Set<String> roles) {
        Set<String> slugs = new TreeSet<>();
        for (String role : roles) {
            int colon = role.indexOf(':');
            if (colon > 0) {
                slugs.add(role.substring(0, colon));
            }
        }
        return slugs;
    }
}
