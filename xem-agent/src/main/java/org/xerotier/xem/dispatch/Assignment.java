package org.xerotier.xem.dispatch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.Result;

/** One epoch of one invocation that the agent has taken and not yet been let off. */
final class Assignment {

    final ToolOrder order;
    final long epoch;
    final long receivedAt;
    final long startBy;

    /** What must be looked at before the tool starts; the next one first. */
    final Deque<Look> looks;

    InFlight.Phase phase = InFlight.Phase.ACCEPTED;
    boolean ackSent;
    boolean startedSent;
    long startedAt;
    long startedAtMillis;

    /** Why the agent itself stopped the run, if it did. */
    @Nullable
    Refusal stopped;

    /** The look under way, if any: the tool has not begun. */
    @Nullable
    ToolRun looking;

    /** It will not begin any more, whatever a look under way may find. */
    boolean withdrawn;

    @Nullable
    ToolRun run;

    @Nullable
    OutputWindow window;

    /** Set when the run has ended or will never be; pieces are added when it is sent. */
    @Nullable
    Result result;

    long resultSentAt;
    int resultSends;

    Assignment(Admitted admitted, long epoch, long receivedAt) {
        this.order = admitted.order();
        this.looks = new ArrayDeque<>(admitted.looks());
        this.epoch = epoch;
        this.receivedAt = receivedAt;
        this.startBy = receivedAt + admitted.startWithinMillis();
    }

    String invocationId() {
        return order.invocationId();
    }

    boolean mayRunAgain() {
        return order.tool().descriptor().mayRunAgain();
    }

    InFlight inFlight() {
        return new InFlight(invocationId(), epoch, phase);
    }

    Result resultWith(List<OutputPiece> pieces) {
        Result r = java.util.Objects.requireNonNull(result, "no result yet");
        return new Result(
                r.invocationId(),
                r.epoch(),
                r.outcome(),
                r.exitCode(),
                r.startedAtMillis(),
                r.finishedAtMillis(),
                r.errorCode(),
                r.errorMessage(),
                r.lastSequence(),
                r.stdoutBytes(),
                r.stderrBytes(),
                r.outputSha256(),
                r.outputTruncated(),
                r.outputFormat(),
                pieces);
    }
}
