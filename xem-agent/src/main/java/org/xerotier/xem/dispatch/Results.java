package org.xerotier.xem.dispatch;

import java.util.List;
import java.util.Objects;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.key.Sha256;

/** Results that are not simply a tool's own ending. */
final class Results {

    static final String NO_OUTPUT = Sha256.hex(new byte[0]);

    private Results() {}

    static Result neverStarted(String invocationId, long epoch, Refusal why, String outputFormat, long nowMillis) {
        return bare(invocationId, epoch, Result.Outcome.NOT_STARTED, why, 0, nowMillis, outputFormat);
    }

    /** It began; how it ended is not known, or not any more. */
    static Result unknown(String invocationId, long epoch, Refusal why, Work work, long nowMillis) {
        return bare(
                invocationId,
                epoch,
                Result.Outcome.UNKNOWN,
                why,
                work.startedAtMillis(),
                nowMillis,
                work.outputFormat());
    }

    /** What was once acknowledged, as far as the ledger still has it. */
    static Result recalled(LedgerEntry settled, long nowMillis) {
        Result result = settled.result();
        if (result != null) {
            return result;
        }
        Refusal why = new Refusal(
                Refusal.RESULT_FORGOTTEN,
                "the router acknowledged the result of this call earlier, and the agent no longer keeps it");
        Work work = Objects.requireNonNull(settled.work(), "settled without having been taken");
        return unknown(settled.invocationId(), settled.epoch(), why, work, nowMillis);
    }

    private static Result bare(
            String invocationId,
            long epoch,
            Result.Outcome outcome,
            Refusal why,
            long startedAtMillis,
            long nowMillis,
            String outputFormat) {
        return new Result(
                invocationId,
                epoch,
                outcome,
                null,
                startedAtMillis,
                nowMillis,
                why.code(),
                why.message(),
                0,
                0,
                0,
                NO_OUTPUT,
                false,
                outputFormat,
                List.of());
    }

    static Result with(Result r, List<OutputPiece> pieces) {
        return copy(r, r.lastSequence(), r.outputTruncated(), pieces);
    }

    /** The same with its output cut where the router's record of it ends. */
    static Result cutAfter(Result r, long lastSequence) {
        return copy(r, lastSequence, true, List.of());
    }

    private static Result copy(Result r, long lastSequence, boolean truncated, List<OutputPiece> pieces) {
        return new Result(
                r.invocationId(),
                r.epoch(),
                r.outcome(),
                r.exitCode(),
                r.startedAtMillis(),
                r.finishedAtMillis(),
                r.errorCode(),
                r.errorMessage(),
                lastSequence,
                r.stdoutBytes(),
                r.stderrBytes(),
                r.outputSha256(),
                truncated,
                r.outputFormat(),
                pieces);
    }
}
