package org.xerotier.router.grant;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * A grant as an approver or a requester words it.
 *
 * @param arguments rules by argument; those left out keep the value of the call
 * @param highestRisk null for the risk of the request
 */
public record GiveGrant(
        @Nullable JsonNode arguments,
        @Nullable Integer uses,
        @Nullable Long ttlSeconds,
        @Nullable RiskLevel highestRisk) {}
