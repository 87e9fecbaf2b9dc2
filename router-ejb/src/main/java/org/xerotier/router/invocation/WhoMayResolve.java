package org.xerotier.router.invocation;

import java.util.Optional;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.Standing;
import org.xerotier.router.people.SystemRole;
import org.xerotier.router.policy.LevelPolicy;

/**
 * Who may say what is to hold of an unknown outcome: a person, by themselves or by a key with the scope of people who
 * decide, who owns the project or runs the router; and not whoever asked for the call, where the policy would not let them
 * consent to it either.
 */
final class WhoMayResolve {

    private WhoMayResolve() {}

    /** Why not, or empty if so. */
    static Optional<String> refusal(
            Actor actor, Optional<Standing> person, String requestedPrincipal, LevelPolicy level) {
        boolean isPerson = actor.kind() == ActorKind.USER || actor.kind() == ActorKind.API_KEY;
        if (!isPerson || person.isEmpty()) {
            return Optional.of("Only a person with a place in the project settles an unknown outcome.");
        }
        if (!hasAuthority(person.get())) {
            return Optional.of(
                    "An owner of the project, or an admin or operator of the router, settles an unknown outcome; ask one.");
        }
        boolean isAskedFor = level.requiresApproval() && !level.requesterMayApprove();
        if (isAskedFor && actor.principal().equals(requestedPrincipal)) {
            return Optional.of(
                    "Calls of this risk need a second person, and so does settling one: you asked for it yourself.");
        }
        return Optional.empty();
    }

    private static boolean hasAuthority(Standing person) {
        return person.roles().contains(ProjectRole.OWNER)
                || person.systemRoles().contains(SystemRole.ADMIN)
                || person.systemRoles().contains(SystemRole.OPERATOR);
    }
}
