package org.xerotier.router.web.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.policy.PolicyView;

/** A version of a policy, with its complete document. */
record PolicyResponse(
        String id,
        String policyName,
        int version,
        boolean inForce,
        boolean builtIn,
        String documentDigest,
        JsonNode document,
        @Nullable Instant createdAt,
        @Nullable String createdBy) {

    static PolicyResponse of(PolicyView policy) {
        return new PolicyResponse(
                policy.id().value(),
                policy.name(),
                policy.version(),
                policy.isInForce(),
                policy.isBuiltIn(),
                policy.documentDigest(),
                policy.document(),
                policy.createdAt(),
                policy.createdBy());
    }
}
