package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * An invocation as others see it.
 *
 * @param risk the tool's own
 * @param effectiveRisk what the policy made of it
 * @param round of its arguments, counted from 1; an approver's edit begins the next
 * @param events sequence of its last event
 * @param arguments null where the reader did not ask for them
 * @param output null while there is none, or where the reader did not ask for it
 */
public record InvocationView(
        String id,
        String projectId,
        String workspaceId,
        String tool,
        RiskLevel risk,
        RiskLevel effectiveRisk,
        InvocationStatus status,
        long epoch,
        long events,
        @Nullable String agentId,
        String argumentsDigest,
        String digest,
        Requester requestedBy,
        @Nullable String idempotencyKey,
        long timeoutMillis,
        @Nullable String reason,
        @Nullable String approvalId,
        @Nullable String grantId,
        @Nullable String policyId,
        @Nullable Integer policyVersion,
        @Nullable String planDigest,
        int round,
        @Nullable String executionId,
        Instant createdAt,
        @Nullable Instant queuedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer exitCode,
        String outputFormat,
        @Nullable Fault error,
        @Nullable String cancelReason,
        @Nullable JsonNode arguments,
        @Nullable OutputView output) {

    /** Whoever asked. */
    public record Requester(String id, String name) {}

    /** Why it did not end well. */
    public record Fault(String code, String message) {}

    InvocationView with(@Nullable JsonNode openedArguments, @Nullable OutputView openedOutput) {
        return new InvocationView(
                id,
                projectId,
                workspaceId,
                tool,
                risk,
                effectiveRisk,
                status,
                epoch,
                events,
                agentId,
                argumentsDigest,
                digest,
                requestedBy,
                idempotencyKey,
                timeoutMillis,
                reason,
                approvalId,
                grantId,
                policyId,
                policyVersion,
                planDigest,
                round,
                executionId,
                createdAt,
                queuedAt,
                dispatchedAt,
                startedAt,
                endedAt,
                exitCode,
                outputFormat,
                error,
                cancelReason,
                openedArguments,
                openedOutput);
    }
}
