package org.xerotier.router.web.exec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.invocation.InvocationStatus;
import org.xerotier.router.invocation.InvocationView;
import org.xerotier.router.invocation.OutputView;
import org.xerotier.router.web.names.NamedAgent;
import org.xerotier.router.web.names.NamedWorkspace;
import org.xerotier.router.web.names.Names;

/** An invocation; {@code output} only where one was asked for. */
record InvocationResponse(
        String id,
        String object,
        String projectId,
        NamedWorkspace workspace,
        String tool,
        RiskLevel risk,
        RiskLevel effectiveRisk,
        InvocationStatus status,
        long epoch,
        @Nullable NamedAgent agent,
        @Nullable JsonNode args,
        String argsDigest,
        String digest,
        InvocationView.Requester requestedBy,
        @Nullable String idempotencyKey,
        long timeoutMs,
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
        @Nullable JsonNode output,
        String outputFormat,
        boolean outputTruncated,
        boolean outputPreviewTruncated,
        InvocationView.@Nullable Fault error,
        @Nullable String cancelReason) {

    static InvocationResponse of(InvocationView invocation, Names names) {
        OutputView output = invocation.output();
        return new InvocationResponse(
                invocation.id(),
                "exec.invocation",
                invocation.projectId(),
                names.workspace(invocation.workspaceId()),
                invocation.tool(),
                invocation.risk(),
                invocation.effectiveRisk(),
                invocation.status(),
                invocation.epoch(),
                names.agentIfAny(invocation.agentId()),
                invocation.arguments(),
                invocation.argumentsDigest(),
                invocation.digest(),
                invocation.requestedBy(),
                invocation.idempotencyKey(),
                invocation.timeoutMillis(),
                invocation.reason(),
                invocation.approvalId(),
                invocation.grantId(),
                invocation.policyId(),
                invocation.policyVersion(),
                invocation.planDigest(),
                invocation.round(),
                invocation.executionId(),
                invocation.createdAt(),
                invocation.queuedAt(),
                invocation.dispatchedAt(),
                invocation.startedAt(),
                invocation.endedAt(),
                invocation.exitCode(),
                output == null ? null : output.value(),
                invocation.outputFormat(),
                output != null && output.isTruncated(),
                output != null && output.isPreview(),
                invocation.error(),
                invocation.cancelReason());
    }
}
