package org.xerotier.xem.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.ProgressAck;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.ResultAck;

/** What an agent does in its next life with what it finds in its ledger, and what it says while the ledger fails. */
class RestartTest {

    private static final LedgerUnavailable FULL = new LedgerUnavailable("disk full", new java.io.IOException("full"));

    private final MemoryLedger ledger = new MemoryLedger();
    private DeskBench bench = new DeskBench(ledger);

    private void restart() {
        bench = new DeskBench(ledger);
        bench.settle();
    }

    private void fill() {
        bench.start("busy-1", 1, "test.look");
        bench.start("busy-2", 1, "test.look");
    }

    @Test
    void whatHadNotStartedNeverStartsAndIsToldSo() {
        fill();
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        restart();
        Result result = resultOf("inv");
        assertThat(result.outcome()).isEqualTo(Result.Outcome.NOT_STARTED);
        assertThat(result.errorCode()).isEqualTo("agent_restarted");
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(bench.refusal().code()).isEqualTo("agent_restarted");
        assertThat(bench.runner.runs).isEmpty();
    }

    @Test
    void whatHadStartedIsLookedForAndToldAsUnknown() {
        bench.start("inv", 1, "test.drop");
        restart();
        assertThat(bench.desk.inFlight()).containsExactly(new InFlight("inv", 1, InFlight.Phase.STARTED));
        assertThat(bench.all(Result.class)).isEmpty();
        bench.runner.lost("inv");
        bench.settle();
        assertThat(bench.result().outcome()).isEqualTo(Result.Outcome.UNKNOWN);
        assertThat(bench.runner.runs).isEmpty();
        restart();
        assertThat(bench.result().outcome()).as("told until it is acknowledged").isEqualTo(Result.Outcome.UNKNOWN);
        bench.desk.onResultAck(new ResultAck("inv", 1, "recorded"));
        restart();
        assertThat(bench.sent).isEmpty();
    }

    @Test
    void anUnknownOutcomeEndsWhereTheRoutersRecordOfTheOutputEnds() {
        bench.start("inv", 1, "test.drop");
        restart();
        bench.runner.lost("inv");
        bench.settle();
        bench.desk.onProgressAck(new ProgressAck("inv", 1, 3));
        assertThat(bench.result().lastSequence()).isEqualTo(3);
    }

    @Test
    void aResultIsToldAgainWithItsOutputUntilItIsAcknowledged() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.drop");
        run.print("quince");
        run.end();
        bench.settle();
        Result first = bench.result();
        restart();
        assertThat(bench.result()).isEqualTo(first);
        bench.desk.onResultAck(new ResultAck("inv", 1, "recorded"));
        restart();
        assertThat(bench.sent).isEmpty();
        assertThat(bench.desk.inFlight()).isEmpty();
    }

    @Test
    void outputThatWasAcknowledgedBeforeIsNotToldAgain() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.drop");
        run.write(100);
        bench.pass(200);
        bench.desk.onProgressAck(new ProgressAck("inv", 1, 1));
        run.write(50);
        run.end();
        bench.settle();
        restart();
        assertThat(bench.result().lastSequence()).isEqualTo(2);
        assertThat(bench.result().pieces())
                .singleElement()
                .satisfies(piece -> assertThat(piece.sequence()).isEqualTo(2));
    }

    @Test
    void theSameDispatchAfterTheEndOfALifeBringsTheResultAgain() {
        bench.start("inv", 1, "test.drop").end();
        bench.settle();
        Result first = bench.result();
        bench.desk.onResultAck(new ResultAck("inv", 1, "recorded"));
        restart();
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(bench.last(DispatchAck.class).accepted()).isTrue();
        assertThat(bench.result()).isEqualTo(first);
        assertThat(bench.runner.runs).isEmpty();
    }

    @Test
    void aResultThatIsNoLongerKeptIsSaidToBeForgotten() {
        bench.start("inv", 1, "test.drop").end();
        bench.settle();
        bench.desk.onResultAck(new ResultAck("inv", 1, "recorded"));
        ledger.book.withoutResult("inv", 1);
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(bench.result().outcome()).isEqualTo(Result.Outcome.UNKNOWN);
        assertThat(bench.result().errorCode()).isEqualTo("result_forgotten");
        assertThat(bench.runner.runs).hasSize(1);
    }

    @Test
    void aFenceSetBeforeTheDispatchCameHoldsInTheNextLife() {
        bench.desk.onCancel(new Cancel("inv", 1, "no longer wanted"), "");
        assertThat(bench.last(CancelAck.class).state()).isEqualTo("not_started");
        restart();
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(bench.refusal().code()).isEqualTo("cancelled");
        assertThat(bench.runner.runs).isEmpty();
    }

    @Test
    void anOlderEpochIsStaleInTheNextLife() {
        bench.start("inv", 2, "test.look").end();
        bench.settle();
        restart();
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.look"), "");
        assertThat(bench.refusal().code()).isEqualTo("stale_epoch");
    }

    @Test
    void nothingStartsAndNothingIsSaidBeforeItIsWrittenDown() {
        List<Runnable> held = hold();
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        bench.pass(500);
        assertThat(bench.runner.runs).isEmpty();
        assertThat(bench.sent).isEmpty();
        release(held);
        assertThat(bench.runner.only().order.invocationId()).isEqualTo("inv");
    }

    @Test
    void noResultIsSentBeforeItIsWrittenDown() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.drop");
        List<Runnable> held = hold();
        run.end();
        bench.settle();
        assertThat(bench.all(Result.class)).isEmpty();
        release(held);
        assertThat(bench.result().outcome()).isEqualTo(Result.Outcome.COMPLETED);
    }

    @Test
    void aShortCallOnASlowDiskCostsOneFrame() {
        List<Runnable> held = hold();
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        bench.pass(500);
        release(held);
        held = hold();
        ScriptedRunner.Run run = bench.runner.only();
        run.print("quince");
        run.end();
        bench.settle();
        bench.pass(500);
        assertThat(bench.sent).isEmpty();
        release(held);
        assertThat(bench.sent).hasSize(1);
        assertThat(bench.result().pieces()).hasSize(1);
    }

    @Test
    void aCallCancelledWhileItsStartIsWrittenDownNeverStarts() {
        List<Runnable> held = hold();
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        bench.desk.onCancel(new Cancel("inv", 1, "no longer wanted"), "");
        release(held);
        assertThat(bench.last(CancelAck.class).state()).isEqualTo("not_started");
        assertThat(bench.runner.runs).isEmpty();
        assertThat(bench.desk.running()).isZero();
        bench.start("next", 1, "test.drop");
    }

    @Test
    void aCallWhoseStartIsWrittenDownTooLateNeverStarts() {
        List<Runnable> held = hold();
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        bench.ticker.advance(11_000);
        release(held);
        assertThat(bench.runner.runs).isEmpty();
        assertThat(bench.result().errorCode()).isEqualTo("start_expired");
    }

    @Test
    void aLedgerThatCannotBeWrittenTurnsWorkAway() {
        ledger.broken = FULL;
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(bench.refusal().code()).isEqualTo("agent_storage");
        assertThat(bench.runner.runs).isEmpty();
        assertThat(bench.desk.idle()).isTrue();
        ledger.broken = null;
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(bench.refusal().code()).as("the answer stands").isEqualTo("agent_storage");
        bench.start("next", 1, "test.drop");
    }

    @Test
    void anImpairedLedgerTurnsWorkAwayAtTheDoor() {
        ledger.impairment = "agent_storage";
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(bench.refusal().code()).isEqualTo("agent_storage");
        assertThat(bench.desk.impairment()).isEqualTo("agent_storage");
    }

    @Test
    void whatRunsWhenTheLedgerFailsIsStillToldToTheEnd() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.drop");
        ledger.broken = FULL;
        run.end();
        bench.settle();
        assertThat(bench.result().outcome()).isEqualTo(Result.Outcome.COMPLETED);
    }

    @Test
    void whatWaitsWhenTheLedgerFailsIsToldThatItNeverStarted() {
        fill();
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        ledger.broken = FULL;
        bench.runner.runs.get(0).end();
        bench.settle();
        assertThat(resultOf("inv").outcome()).isEqualTo(Result.Outcome.NOT_STARTED);
        assertThat(resultOf("inv").errorCode()).isEqualTo("agent_storage");
        assertThat(bench.runner.runs).hasSize(2);
    }

    @Test
    void aLedgerThatCannotBeReadIsNoGroundToSayThatAnOldCallDidNotStart() {
        ledger.read = false;
        ledger.impairment = "agent_storage";
        restart();
        bench.desk.onDispatch(bench.dispatch("old", 1, "test.drop"), "");
        assertThat(bench.sent).as("it may have run in an earlier life").isEmpty();
        bench.desk.onDispatch(bench.dispatchAfter(500_000, "old-by-a-fast-clock", 1, "test.drop"), "");
        assertThat(bench.sent)
                .as("another router than the first may have signed it")
                .isEmpty();
        bench.desk.onDispatch(bench.dispatchAfter(601_000, "new", 1, "test.drop"), "");
        assertThat(bench.refusal().code()).isEqualTo("agent_storage");
    }

    @Test
    void aLedgerThatCanBeReadLaterIsTakenUpThen() {
        bench.start("inv", 1, "test.drop").end();
        bench.settle();
        ledger.read = false;
        restart();
        assertThat(bench.desk.inFlight()).isEmpty();
        ledger.read = true;
        bench.pass(100);
        assertThat(bench.result().outcome()).isEqualTo(Result.Outcome.COMPLETED);
    }

    /** Readable again, but no moment has passed yet: frames may come first. */
    private void restartWithALedgerThatBecomesReadable() {
        ledger.read = false;
        restart();
        ledger.read = true;
    }

    @Test
    void aDispatchRightAfterTheLedgerBecameReadableMeetsWhatItTellsOf() {
        bench.start("inv", 1, "test.drop");
        restartWithALedgerThatBecomesReadable();
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(bench.all(Result.class)).as("it is looked for first").isEmpty();
        bench.desk.onDispatch(bench.dispatch("inv", 2, "test.drop"), "");
        assertThat(bench.refusal().code()).isEqualTo("already_started");
        assertThat(bench.runner.runs).isEmpty();
    }

    @Test
    void aNewerEpochOfACallThatStartedInAnEarlierLifeDoesNotStartBeforeThatIsTakenUp() {
        bench.start("inv", 1, "test.drop");
        restartWithALedgerThatBecomesReadable();
        bench.desk.onDispatch(bench.dispatch("inv", 2, "test.drop"), "");
        bench.settle();
        assertThat(bench.refusal().code()).isEqualTo("already_started");
        assertThat(bench.runner.runs).isEmpty();
    }

    @Test
    void aCancelRightAfterTheLedgerBecameReadableStopsWhatWasLeft() {
        bench.start("inv", 1, "test.drop");
        restartWithALedgerThatBecomesReadable();
        bench.desk.onCancel(new Cancel("inv", 1, "no longer wanted"), "");
        assertThat(bench.last(CancelAck.class).state()).isEqualTo("stopping");
    }

    @Test
    void aWordOfTheRouterRightAfterTheLedgerBecameReadableIsHeeded() {
        bench.start("inv", 1, "test.drop");
        restartWithALedgerThatBecomesReadable();
        bench.desk.reconcile(List.of(new Reconcile("inv", 1, Reconcile.Action.FORGET)));
        assertThat(bench.desk.inFlight()).isEmpty();
        assertThat(ledger.unsettled()).isEmpty();
    }

    @Test
    void aHelloRightAfterTheLedgerBecameReadableNamesWhatWasLeft() {
        bench.start("inv", 1, "test.drop");
        restartWithALedgerThatBecomesReadable();
        assertThat(bench.desk.inFlight()).containsExactly(new InFlight("inv", 1, InFlight.Phase.STARTED));
    }

    @Test
    void whatThisLifeTookBeforeItCouldReadIsNoLeftover() {
        ledger.read = false;
        restart();
        bench.desk.routerTime(DeskBench.ROUTER_TIME + 700_000, bench.ticker.millis());
        bench.desk.onDispatch(bench.dispatchAfter(700_000, "new", 1, "test.drop"), "");
        bench.settle();
        ledger.read = true;
        bench.pass(100);
        assertThat(bench.desk.running()).isEqualTo(1);
        bench.runner.only().end();
        bench.settle();
        assertThat(bench.all(Result.class)).hasSize(1);
        assertThat(bench.result().outcome()).isEqualTo(Result.Outcome.COMPLETED);
        assertThat(bench.desk.running()).isZero();
    }

    private Result resultOf(String id) {
        return bench.all(Result.class).stream()
                .filter(result -> result.invocationId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Runnable> hold() {
        List<Runnable> held = new ArrayList<>();
        ledger.held = held;
        return held;
    }

    private void release(List<Runnable> held) {
        ledger.held = null;
        held.forEach(Runnable::run);
        bench.settle();
    }
}
