package org.xerotier.router.security;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.kernel.UserId;
import org.xerotier.router.people.PersonPrincipal;

/**
 * What one read tells about a person who shows a token.
 *
 * @param place the project the path names, if they may enter it
 * @param passwordSetAt of a local account; older tokens are refused
 * @param given the roles they have, as {@code slug:role}, with {@code !} behind those the issuer's groups gave
 */
record SignedIn(
        UserId user,
        String username,
        Holder holder,
        @Nullable Place place,
        @Nullable Instant passwordSetAt,
        Set<String> given) {

    record Place(ProjectId project, String slug) {}

    SignedIn {
        given = Set.copyOf(given);
    }

    /** Whether an issuer's groups say something else now than what they gave before. */
    boolean isGivenOtherThan(Set<String> roles, boolean withSystemRole) {
        boolean isTaken = given.stream()
                .filter(role -> role.endsWith("!"))
                .anyMatch(role -> !roles.contains(role.substring(0, role.length() - 1)));
        Set<String> places = given.stream().map(role -> role.split(":", 2)[0]).collect(Collectors.toSet());
        boolean isNew = roles.stream()
                .filter(role -> role.contains(":"))
                .anyMatch(role -> !places.contains(role.split(":", 2)[0]));
        String system = holder.systemRole() == null ? "" : holder.systemRole().text();
        String wanted =
                roles.stream().filter(role -> !role.contains(":")).findFirst().orElse("");
        return isTaken || isNew || withSystemRole && !system.equals(wanted);
    }

    AuthenticatedCaller caller(RequestContext request) {
        Place here = place != null && holder.mayEnter() ? place : null;
        Actor actor = new Actor(
                ActorKind.USER,
                user.value(),
                username,
                new PersonPrincipal(user).text(),
                here == null ? null : here.project(),
                here == null ? Set.of() : holder.scopes(),
                here == null ? ToolScopes.NONE : ToolScopes.ALL,
                request);
        return new AuthenticatedCaller(actor, here == null ? null : here.slug(), holder.systemRole());
    }
}
