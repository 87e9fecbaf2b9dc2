package org.xerotier.router.security;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.ApiKeyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.people.PeopleQueries;
import org.xerotier.router.people.ProjectRole;
import org.xerotier.router.people.Standing;
import org.xerotier.router.people.SystemRole;

/** Whether whoever asked for something may still have it, for work that waited in between. */
@Stateless
public class EntitlementQueries {

    @Inject
    ApiKeyRepository keys;

    @Inject
    PeopleQueries people;

    @Inject
    Clock clock;

    /**
     * Why not, or empty if so.
     *
     * @param caller the id of the key or person that asked
     * @param principal the person behind it
     * @param toolScope the tool's own scope
     */
    public Optional<String> lost(ProjectId project, String caller, String principal, String toolScope) {
        Optional<Standing> person = people.standing(project, principal);
        if (person.isEmpty() || !holder(person.get()).scopes().contains(Scope.EXECUTION)) {
            return Optional.of("Whoever asked may not call tools in the project any more.");
        }
        if (!ApiKeyId.matches(caller)) {
            return Optional.empty();
        }
        return keys.find(project, caller)
                .map(key -> lost(key, toolScope))
                .orElse(Optional.of("The key that asked does not exist any more."));
    }

    private static Holder holder(Standing person) {
        return new Holder(
                first(person.roles(), ProjectRole.OWNER, ProjectRole.MEMBER),
                first(person.systemRoles(), SystemRole.ADMIN, SystemRole.OPERATOR),
                true);
    }

    private static <R> @Nullable R first(Set<R> held, R higher, R lower) {
        return held.contains(higher) ? higher : held.contains(lower) ? lower : null;
    }

    private Optional<String> lost(ApiKey key, String toolScope) {
        if (!key.isGoodAt(clock.instant())) {
            return Optional.of("The key that asked was revoked or has expired.");
        }
        ApiKeyRights rights = key.rights();
        return rights.scopes().contains(Scope.EXECUTION) && rights.toolScopes().allow(toolScope)
                ? Optional.empty()
                : Optional.of("The key that asked may not use " + toolScope + " any more.");
    }
}
