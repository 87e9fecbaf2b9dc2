package org.xerotier.router.invocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Result;
import org.xerotier.router.kernel.AppendOnly;
import org.xerotier.router.kernel.ProjectId;

/** A report that changed nothing: it came twice, too late, or against what was settled. */
@Entity
@AppendOnly
@Table(name = "execution_reports")
class ExecutionReport {

    /** Why it changed nothing. */
    enum Kind {
        DUPLICATE,
        STALE,
        CONTRADICTION;

        String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "invocation_id")
    private String invocationId;

    private long epoch;

    @Column(name = "agent_id")
    private String agentId;

    @Column(name = "received_at")
    private Instant receivedAt;

    private String kind;
    private String outcome;

    @Column(name = "exit_code")
    private @Nullable Integer exitCode;

    @Column(name = "error_code")
    private @Nullable String errorCode;

    @Column(name = "error_message")
    private @Nullable String errorMessage;

    @Column(name = "stdout_bytes")
    private long stdoutBytes;

    @Column(name = "stderr_bytes")
    private long stderrBytes;

    @Column(name = "output_sha256")
    private String outputSha256;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    protected ExecutionReport() {}

    ExecutionReport(String id, ProjectId project, String agent, Kind kind, Result report, Instant now) {
        this.id = id;
        projectId = project.value();
        invocationId = report.invocationId();
        epoch = report.epoch();
        agentId = agent;
        receivedAt = now;
        this.kind = kind.wireName();
        outcome = report.outcome().wireName();
        exitCode = report.exitCode();
        errorCode = report.errorCode().isEmpty() ? null : report.errorCode();
        errorMessage = report.errorMessage().isEmpty() ? null : report.errorMessage();
        stdoutBytes = report.stdoutBytes();
        stderrBytes = report.stderrBytes();
        outputSha256 = report.outputSha256();
        startedAt = report.startedAtMillis() == 0 ? null : Instant.ofEpochMilli(report.startedAtMillis());
        finishedAt = report.finishedAtMillis() == 0 ? null : Instant.ofEpochMilli(report.finishedAtMillis());
    }

    /** The same word of the same agent once more. */
    boolean says(String agent, Result report) {
        return agentId.equals(agent)
                && epoch == report.epoch()
                && outcome.equals(report.outcome().wireName())
                && Objects.equals(exitCode, report.exitCode())
                && outputSha256.equals(report.outputSha256());
    }

    ReportView view() {
        return new ReportView(
                id,
                epoch,
                agentId,
                receivedAt,
                kind,
                outcome,
                exitCode,
                errorCode == null ? null : new InvocationView.Fault(errorCode, String.valueOf(errorMessage)),
                stdoutBytes,
                stderrBytes,
                outputSha256,
                startedAt,
                finishedAt);
    }
}
