package org.xerotier.router.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
        @Nullable RiskLevel highestRisk) {

    /** As it was asked for, to tell a retry from another call. */
    public ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("highest_risk", highestRisk == null ? null : highestRisk.wireName())
                .put("ttl_seconds", ttlSeconds)
                .put("uses", uses);
        document.set("arguments", arguments);
        return document;
    }
}
