package org.xerotier.router.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.PolicyId;

/**
 * A version of a policy as callers see it.
 *
 * @param isBuiltIn a preset, which nobody wrote
 * @param isInForce in the workspace it was asked for
 */
public record PolicyView(
        PolicyId id,
        String name,
        int version,
        String documentDigest,
        JsonNode document,
        boolean isBuiltIn,
        boolean isInForce,
        @Nullable Instant createdAt,
        @Nullable String createdBy) {

    static PolicyView of(Preset preset, boolean isInForce) {
        PolicyVersion version = preset.version();
        return new PolicyView(
                version.id(),
                version.name(),
                version.version(),
                version.documentDigest(),
                version.document().toJson(),
                true,
                isInForce,
                null,
                null);
    }
}
