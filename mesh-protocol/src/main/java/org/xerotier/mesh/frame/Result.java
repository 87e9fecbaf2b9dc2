package org.xerotier.mesh.frame;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an execution ended. Sent after every {@link Progress} piece was acknowledged, and again until {@link ResultAck};
 * the last pieces may ride along in {@code pieces}, so a short call costs one frame.
 *
 * @param exitCode of the process, null if there was none
 * @param startedAtMillis the agent's wall clock; 0 if it never started
 * @param finishedAtMillis the agent's wall clock
 * @param errorCode empty when completed, else a stable code such as {@code exit_code}, {@code timeout}, {@code spawn_failed}
 * @param lastSequence number of the last output piece, 0 without output
 * @param stdoutBytes bytes of standard output on record, after the cut if any
 * @param outputSha256 SHA-256 over the whole standard output the tool wrote, cut or not, 64 hex
 * @param outputTruncated output went past the tool's limit and was cut there
 * @param outputFormat {@code text}, {@code json} or {@code lines}
 */
public record Result(
        String invocationId,
        long epoch,
        Outcome outcome,
        @Nullable Integer exitCode,
        long startedAtMillis,
        long finishedAtMillis,
        String errorCode,
        String errorMessage,
        long lastSequence,
        long stdoutBytes,
        long stderrBytes,
        String outputSha256,
        boolean outputTruncated,
        String outputFormat,
        List<OutputPiece> pieces)
        implements Frame {

    /** The ways an execution can end on the agent. */
    public enum Outcome {
        COMPLETED,
        FAILED,
        TIMED_OUT,
        CANCELLED,
        /** Accepted, but fenced off before its start: no effect. */
        NOT_STARTED,
        /** The agent's own record says it started and cannot say how it ended. */
        UNKNOWN;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Result {
        Bounds.id("invocation_id", invocationId);
        Bounds.range("epoch", epoch, 1, Long.MAX_VALUE);
        Bounds.text("error_code", errorCode, 0, Bounds.MAX_NAME);
        Bounds.text("error_message", errorMessage, 0, Bounds.MAX_MESSAGE);
        Bounds.range("last_sequence", lastSequence, 0, Long.MAX_VALUE);
        Bounds.range("stdout_bytes", stdoutBytes, 0, Long.MAX_VALUE);
        Bounds.range("stderr_bytes", stderrBytes, 0, Long.MAX_VALUE);
        Bounds.text("output_sha256", outputSha256, 64, 64);
        Bounds.text("output_format", outputFormat, 1, 16);
        int total = 0;
        for (OutputPiece piece : pieces) {
            total += piece.data().length();
        }
        Bounds.size("pieces", total, Bounds.MAX_CHUNK_BYTES);
        pieces = List.copyOf(pieces);
    }

    @Override
    public FrameType type() {
        return FrameType.RESULT;
    }

    @Override
    public String lane() {
        return invocationId;
    }
}
