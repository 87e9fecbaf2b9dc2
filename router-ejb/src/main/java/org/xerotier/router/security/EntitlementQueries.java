package org.xerotier.router.security;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.xerotier.router.kernel.ApiKeyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.people.PeopleQueries;

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
        if (!ApiKeyId.matches(caller)) {
            return people.standing(project, principal).isEmpty()
                    ? Optional.of("Whoever asked is no active member of the project any more.")
                    : Optional.empty();
        }
        return keys.find(project, caller)
                .map(key -> lost(key, toolScope))
                .orElse(Optional.of("The key that asked does not exist any more."));
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
