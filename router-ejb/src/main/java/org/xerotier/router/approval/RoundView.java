package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * What was asked in one round.
 *
 * @param changes what the edit changed: a list of {@code {path, before, after}}; null for the call as it came
 */
public record RoundView(
        int round,
        String digest,
        String argumentsDigest,
        JsonNode arguments,
        @Nullable JsonNode changes,
        RiskLevel risk,
        String policyId,
        int policyVersion,
        Instant openedAt,
        ApprovalView.Party openedBy) {}
