package org.xerotier.router.invocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Result;
import org.xerotier.router.fleet.Reservation;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;

/** One run of an invocation on an agent; there is one per epoch. Changed only under its invocation's row lock. */
@Entity
@Table(name = "executions")
class Execution {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "invocation_id")
    private String invocationId;

    private long epoch;

    @Column(name = "agent_id")
    private String agentId;

    @Column(name = "boot_id")
    private String bootId;

    @Column(name = "ledger_id")
    private @Nullable String ledgerId;

    private String status;

    @Column(name = "dispatched_at")
    private Instant dispatchedAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    @Column(name = "exit_code")
    private @Nullable Integer exitCode;

    @Column(name = "error_code")
    private @Nullable String errorCode;

    @Column(name = "error_message")
    private @Nullable String errorMessage;

    private long pieces;

    @Column(name = "stdout_bytes")
    private long stdoutBytes;

    @Column(name = "stderr_bytes")
    private long stderrBytes;

    @Column(name = "output_sha256")
    private @Nullable String outputSha256;

    @Column(name = "output_truncated")
    private boolean outputTruncated;

    @Column(name = "output_limit_bytes")
    private @Nullable Long outputLimitBytes;

    @Version
    private int version;

    protected Execution() {}

    Execution(ExecutionId id, Invocation invocation, Reservation reservation, Instant now) {
        this.id = id.value();
        projectId = invocation.project().value();
        invocationId = invocation.id().value();
        epoch = invocation.epoch();
        agentId = reservation.agent().value();
        bootId = reservation.bootId();
        ledgerId = reservation.ledgerId();
        status = ExecutionStatus.DISPATCHED.wireName();
        dispatchedAt = now;
        outputLimitBytes = reservation.tool().outputLimitBytes();
    }

    void start(Instant at) {
        become(ExecutionStatus.RUNNING);
        startedAt = at;
    }

    /** It began then, if that was not known; its status says nothing about it. */
    void began(@Nullable Instant at) {
        if (startedAt == null) {
            startedAt = at;
        }
    }

    /** Counts a piece of output that was put on record. */
    void addPiece(String stream, int length) {
        pieces++;
        if (stream.equals("stdout")) {
            stdoutBytes += length;
        } else {
            stderrBytes += length;
        }
    }

    /** Counts a piece of output that is not put on record, so that its agent goes on with the next. */
    void passOver() {
        pieces++;
    }

    /** From here on no output is put on record: a stream may end early, it has no holes. */
    void cutOutput() {
        outputTruncated = true;
    }

    void finish(Result result, @Nullable Instant started, Instant finished) {
        become(ExecutionStatus.of(result.outcome()));
        startedAt = started == null ? startedAt : started;
        finishedAt = finished;
        exitCode = result.exitCode();
        errorCode = result.errorCode().isEmpty() ? null : result.errorCode();
        errorMessage = result.errorMessage().isEmpty() ? null : result.errorMessage();
        outputSha256 = result.outputSha256();
        outputTruncated = outputTruncated || result.outputTruncated();
    }

    /** The agent says, fenced, that this epoch never started. */
    void neverStarted(String code, String message, Instant now) {
        become(ExecutionStatus.NOT_STARTED);
        finishedAt = now;
        errorCode = code;
        errorMessage = message;
    }

    /** Its agent is gone; a late report may still end it otherwise. */
    void lose(Instant now) {
        become(ExecutionStatus.LOST);
        finishedAt = now;
    }

    private void become(ExecutionStatus next) {
        if (!status().next().contains(next)) {
            throw new IllegalStateException("execution %s: %s cannot become %s".formatted(id, status, next));
        }
        status = next.wireName();
    }

    ExecutionId id() {
        return new ExecutionId(id);
    }

    InvocationId invocation() {
        return new InvocationId(invocationId);
    }

    ExecutionStatus status() {
        return ExecutionStatus.ofWireName(status);
    }

    @Nullable
    String ledgerId() {
        return ledgerId;
    }

    /** Whether this durable record of an agent is the one that should know of the run. */
    boolean isInLedger(String ledger) {
        return ledger.equals(ledgerId);
    }

    /** Nothing was ever heard of its start. */
    boolean hasNotBegun() {
        return startedAt == null && pieces == 0;
    }

    long pieces() {
        return pieces;
    }

    boolean outputTruncated() {
        return outputTruncated;
    }

    long stdoutBytes() {
        return stdoutBytes;
    }

    /** Bytes of a stream on record. */
    long bytesOf(OutputStreamName stream) {
        return stream == OutputStreamName.STDOUT ? stdoutBytes : stderrBytes;
    }

    /** Where its tool's output is cut; null for runs dispatched before that was kept. */
    @Nullable
    Long outputLimitBytes() {
        return outputLimitBytes;
    }

    ExecutionView view(Invocation of) {
        return new ExecutionView(
                id,
                invocationId,
                epoch,
                agentId,
                of.tool(),
                of.workspace().value(),
                status(),
                dispatchedAt,
                startedAt,
                finishedAt,
                exitCode,
                errorCode == null ? null : new InvocationView.Fault(errorCode, String.valueOf(errorMessage)),
                stdoutBytes,
                stderrBytes,
                outputSha256,
                outputTruncated,
                null);
    }
}
