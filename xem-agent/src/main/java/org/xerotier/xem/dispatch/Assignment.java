package org.xerotier.xem.dispatch;

import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.Result;

/** One epoch of one invocation that the agent has taken and not yet been let off. */
final class Assignment {

    private final String invocationId;
    final long epoch;
    final Work work;

    /** What is to be run; null if an earlier life of the agent took it, for then nothing is run any more. */
    final @Nullable ToolOrder order;

    final long receivedAt;
    final long startBy;

    /** What must be looked at before the tool starts; the next one first. */
    final Deque<Look> looks;

    InFlight.Phase phase = InFlight.Phase.ACCEPTED;

    /** The ledger keeps it, so the router may be told that it was accepted. */
    boolean recorded;

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

    /** The ledger is writing that it starts; the tool has not begun. */
    boolean beginning;

    /** It will not begin any more, whatever a look under way may find. */
    boolean withdrawn;

    @Nullable
    ToolRun run;

    @Nullable
    OutputWindow window;

    /** Set when the run has ended or will never be; pieces are added when it is sent. */
    @Nullable
    Result result;

    /** What the router does not have of the output is gone, with an earlier life of the agent or with the disk. */
    boolean outputLost;

    long resultSentAt;
    int resultSends;

    Assignment(Admitted admitted, long epoch, Work work, long receivedAt) {
        this.invocationId = admitted.order().invocationId();
        this.order = admitted.order();
        this.work = work;
        this.looks = new ArrayDeque<>(admitted.looks());
        this.epoch = epoch;
        this.receivedAt = receivedAt;
        this.startBy = receivedAt + admitted.startWithinMillis();
    }

    private Assignment(LedgerEntry entry, Work work, long now) {
        this.invocationId = entry.invocationId();
        this.order = null;
        this.work = work;
        this.looks = new ArrayDeque<>();
        this.epoch = entry.epoch();
        this.receivedAt = now;
        this.startBy = now;
        this.recorded = true;
        this.startedAt = now;
        this.startedAtMillis = work.startedAtMillis();
    }

    /** What an earlier life of the agent took and did not bring to its end. */
    static Assignment left(LedgerEntry entry, Work work, long now) {
        return new Assignment(entry, work, now);
    }

    /** The output cannot be read back: the result is told without it, and cut where the router's record of it ends. */
    void loseOutput(UncheckedIOException fault) {
        System.getLogger("xem.dispatch")
                .log(
                        System.Logger.Level.ERROR,
                        "Output of call " + invocationId + " cannot be read back; its result goes without.",
                        fault);
        window = null;
        outputLost = true;
    }

    String invocationId() {
        return invocationId;
    }

    String traceContext() {
        return work.traceContext();
    }

    boolean mayRunAgain() {
        return work.mayRunAgain();
    }

    /** Neither running nor about to. */
    boolean isOver() {
        return result != null;
    }

    InFlight inFlight() {
        return new InFlight(invocationId, epoch, phase);
    }

    Result resultWith(List<OutputPiece> pieces) {
        return Results.with(java.util.Objects.requireNonNull(result, "no result yet"), pieces);
    }
}
