package org.xerotier.router.web.exec;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.InvocationView;
import org.xerotier.router.invocation.ReportView;
import org.xerotier.router.web.names.NamedAgent;
import org.xerotier.router.web.names.Names;

/** A report of an agent that came late or twice and changed nothing. */
record ReportResponse(
        String id,
        long epoch,
        NamedAgent agent,
        Instant receivedAt,
        String kind,
        String outcome,
        @Nullable Integer exitCode,
        InvocationView.@Nullable Fault error,
        long stdoutBytes,
        long stderrBytes,
        String outputSha256,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static ReportResponse of(ReportView report, Names names) {
        return new ReportResponse(
                report.id(),
                report.epoch(),
                names.agent(report.agentId()),
                report.receivedAt(),
                report.kind(),
                report.outcome(),
                report.exitCode(),
                report.error(),
                report.stdoutBytes(),
                report.stderrBytes(),
                report.outputSha256(),
                report.startedAt(),
                report.finishedAt());
    }
}
