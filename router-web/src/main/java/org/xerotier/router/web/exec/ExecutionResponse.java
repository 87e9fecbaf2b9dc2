package org.xerotier.router.web.exec;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.ExecutionStatus;
import org.xerotier.router.invocation.ExecutionView;
import org.xerotier.router.invocation.InvocationView;
import org.xerotier.router.invocation.OutputView;
import org.xerotier.router.web.names.NamedAgent;
import org.xerotier.router.web.names.NamedWorkspace;
import org.xerotier.router.web.names.Names;

/** One run; {@code output} only where one run was asked for. */
record ExecutionResponse(
        String id,
        String invocationId,
        long epoch,
        NamedAgent agent,
        String tool,
        NamedWorkspace workspace,
        ExecutionStatus status,
        Instant dispatchedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Integer exitCode,
        InvocationView.@Nullable Fault error,
        long stdoutBytes,
        long stderrBytes,
        @Nullable String outputSha256,
        boolean outputTruncated,
        @Nullable JsonNode output,
        boolean outputPreviewTruncated) {

    static ExecutionResponse of(ExecutionView run, Names names) {
        OutputView output = run.output();
        return new ExecutionResponse(
                run.id(),
                run.invocationId(),
                run.epoch(),
                names.agent(run.agentId()),
                run.tool(),
                names.workspace(run.workspaceId()),
                run.status(),
                run.dispatchedAt(),
                run.startedAt(),
                run.finishedAt(),
                run.exitCode(),
                run.error(),
                run.stdoutBytes(),
                run.stderrBytes(),
                run.outputSha256(),
                run.outputTruncated(),
                output == null ? null : output.value(),
                output != null && output.isPreview());
    }
}
