package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of an invocation.
 *
 * @param sequence from 1, without gaps
 * @param detail what it tells besides output
 * @param output null unless it is a piece of output
 */
public record EventView(
        String invocationId,
        long sequence,
        EventKind kind,
        Instant at,
        JsonNode detail,
        @Nullable Piece output) {

    /** A piece of output; {@code offset} counts bytes within its stream. */
    public record Piece(String stream, long offset, byte[] data) {}

    Piece requireOutput() {
        if (output == null) {
            throw new IllegalStateException("event %d of %s is no piece of output".formatted(sequence, invocationId));
        }
        return output;
    }

    /** Whether nothing can follow it in the stream; {@code ambiguous} is not an end. */
    public boolean isEnd() {
        return switch (kind) {
            case COMPLETED, FAILED, TIMEOUT, CANCELLED, REJECTED, APPROVAL_TIMED_OUT, ESCALATED -> true;
            case QUEUED,
                    APPROVAL_REQUESTED,
                    APPROVED,
                    DISPATCHED,
                    WARRANT_REFUSED,
                    STARTED,
                    PROGRESS,
                    CANCELLING,
                    AMBIGUOUS,
                    PROBED,
                    RESOLVED,
                    CONTRADICTED -> false;
        };
    }
}
