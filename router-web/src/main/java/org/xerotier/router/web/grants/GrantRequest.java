package org.xerotier.router.web.grants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.grant.GiveGrant;

/**
 * A grant as it is asked for or given.
 *
 * @param arguments a rule for each argument: const, enum, prefix, min with max, or any; one left out keeps its value
 * @param uses how many calls; 1 if left out
 * @param ttlSeconds from the moment the grant becomes active; an hour if left out
 * @param highestRisk calls above it ask people; the request's risk if left out
 */
public record GrantRequest(
        @Nullable ObjectNode arguments,
        @Nullable Integer uses,
        @Nullable Long ttlSeconds,
        @Nullable RiskLevel highestRisk) {

    public GiveGrant terms() {
        return new GiveGrant(arguments, uses, ttlSeconds, highestRisk);
    }
}
