package org.xerotier.xem.dispatch;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.time.Ticker;

/**
 * What an earlier life of the agent left behind, brought to its end: accepted never starts, started is looked for and
 * never started again, done is told until the router knows.
 */
final class Leftovers {

    private final Ledger ledger;
    private final ToolRunner runner;
    private final RunFloor floor;
    private final Ticker ticker;
    private boolean taken;

    Leftovers(Ledger ledger, ToolRunner runner, RunFloor floor, Ticker ticker) {
        this.ledger = ledger;
        this.runner = runner;
        this.floor = floor;
        this.ticker = ticker;
    }

    /**
     * Does so once, as soon as the ledger tells of it.
     *
     * @param live which calls are this life's own: taken while the ledger could not be read, and no leftovers
     * @param left told each call that is one
     */
    void takeUp(Predicate<String> live, Consumer<Assignment> left) {
        if (taken || !ledger.isRead()) {
            return;
        }
        taken = true;
        for (LedgerEntry entry : ledger.unsettled()) {
            Work work = entry.work();
            if (work != null && !live.test(entry.invocationId())) {
                Assignment call = Assignment.left(entry, work, ticker.millis());
                left.accept(call);
                takeUp(call, entry);
            }
        }
    }

    private void takeUp(Assignment call, LedgerEntry entry) {
        Fence fence = entry.fence();
        if (fence != null) {
            floor.expire(call, fence.code(), fence.message());
            return;
        }
        switch (entry.state()) {
            case ACCEPTED ->
                floor.expire(call, Refusal.RESTARTED, "the agent restarted before it began; it was not started");
            case STARTED -> floor.takeUp(call, entry);
            case DONE -> tell(call, entry);
            case FENCED, SETTLED -> throw new IllegalStateException("not owed: " + entry);
        }
    }

    private void tell(Assignment call, LedgerEntry entry) {
        Result result = Objects.requireNonNull(entry.result(), "done without a result");
        call.phase = InFlight.Phase.DONE;
        call.result = Results.with(result, List.of());
        ToolRun run = result.pieces().isEmpty()
                ? runner.kept(entry).orElse(null)
                : new SentOutput(result.pieces(), result.lastSequence());
        call.run = run;
        call.outputLost = run == null;
        call.window = run == null ? null : new OutputWindow(run, ticker.millis());
    }
}
