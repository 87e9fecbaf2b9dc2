package org.xerotier.xem.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.ResultAck;

/** Stopping what runs, never starting what does not, and leaving. */
class CancelAndDrainTest {

    private final DeskBench bench = new DeskBench();

    private String cancel(String id, long epoch) {
        bench.desk.onCancel(new Cancel(id, epoch, "no longer wanted"), "");
        bench.settle();
        return bench.last(CancelAck.class).state();
    }

    private void fill() {
        bench.start("busy-1", 1, "test.look");
        bench.start("busy-2", 1, "test.look");
    }

    @Test
    void aRunningToolIsStoppedAndItsEndIsTold() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.drop");
        assertThat(cancel("inv", 1)).isEqualTo("stopping");
        assertThat(run.stops).isEqualTo(1);
        run.end(Result.Outcome.CANCELLED, null, "cancelled");
        bench.settle();
        assertThat(bench.result().outcome()).isEqualTo(Result.Outcome.CANCELLED);
    }

    @Test
    void aWaitingCallThatIsCancelledNeverStarts() {
        fill();
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(cancel("inv", 1)).isEqualTo("not_started");
        bench.runner.runs.get(0).end();
        bench.settle();
        assertThat(bench.runner.runs).hasSize(2);
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(bench.refusal().code()).isEqualTo("cancelled");
        assertThat(bench.runner.runs).hasSize(2);
    }

    @Test
    void aCancelThatOvertakesItsDispatchFencesIt() {
        assertThat(cancel("inv", 1)).isEqualTo("not_started");
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(bench.refusal().code()).isEqualTo("cancelled");
        assertThat(bench.runner.runs).isEmpty();
    }

    @Test
    void aFenceHoldsForOlderEpochsToo() {
        cancel("inv", 3);
        bench.desk.onDispatch(bench.dispatch("inv", 2, "test.drop"), "");
        assertThat(bench.refusal().code()).isEqualTo("stale_epoch");
        bench.start("inv", 4, "test.drop");
    }

    @Test
    void cancellingWhatHasEndedBringsTheResult() {
        bench.start("inv", 1, "test.drop").end();
        bench.settle();
        assertThat(cancel("inv", 1)).isEqualTo("finished");
        assertThat(bench.all(Result.class)).hasSize(2);
        bench.desk.onResultAck(new ResultAck("inv", 1, "recorded"));
        assertThat(cancel("inv", 1)).isEqualTo("finished");
    }

    @Test
    void aCancelForAnOlderEpochTouchesNothing() {
        ScriptedRunner.Run run = bench.start("inv", 2, "test.drop");
        assertThat(cancel("inv", 1)).isEqualTo("unknown");
        assertThat(run.stops).isZero();
    }

    @Test
    void whatWaitsTooLongNeverStarts() {
        fill();
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        bench.pass(9_999);
        assertThat(bench.all(Result.class)).isEmpty();
        assertThat(bench.last(DispatchAck.class).accepted())
                .as("acknowledged while waiting")
                .isTrue();
        bench.pass(1);
        assertThat(bench.result().outcome()).isEqualTo(Result.Outcome.NOT_STARTED);
        assertThat(bench.result().errorCode()).isEqualTo("start_expired");
        bench.runner.runs.get(0).end();
        bench.settle();
        assertThat(bench.runner.runs).hasSize(2);
    }

    @Test
    void onlySoManyRunAndOnlySoManyWait() {
        fill();
        bench.desk.onDispatch(bench.dispatch("wait-1", 1, "test.look"), "");
        bench.desk.onDispatch(bench.dispatch("wait-2", 1, "test.look"), "");
        bench.desk.onDispatch(bench.dispatch("too-many", 1, "test.look"), "");
        assertThat(bench.refusal().code()).isEqualTo("agent_busy");
        assertThat(bench.desk.running()).isEqualTo(2);
        bench.runner.runs.get(0).end();
        bench.settle();
        assertThat(bench.runner.last().order.invocationId()).isEqualTo("wait-1");
    }

    @Test
    void aDrainingAgentTakesNothingNewAndHandsBackWhatWaits() {
        fill();
        bench.desk.onDispatch(bench.dispatch("waits", 1, "test.drop"), "");
        bench.desk.drain();
        assertThat(bench.result().invocationId()).isEqualTo("waits");
        assertThat(bench.result().outcome()).isEqualTo(Result.Outcome.NOT_STARTED);
        assertThat(bench.result().errorCode()).isEqualTo("agent_draining");
        bench.desk.onDispatch(bench.dispatch("new", 1, "test.look"), "");
        assertThat(bench.refusal().code()).isEqualTo("agent_draining");
        assertThat(bench.desk.idle()).isFalse();
        bench.runner.runs.forEach(run -> run.end());
        bench.settle();
        for (InFlight call : List.copyOf(bench.desk.inFlight())) {
            bench.desk.onResultAck(new ResultAck(call.invocationId(), call.epoch(), "recorded"));
        }
        assertThat(bench.desk.idle()).isTrue();
    }

    @Test
    void whatIsStoppedAtTheEndSaysWhy() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.drop");
        bench.desk.drain();
        bench.desk.stopRunning();
        assertThat(run.stops).isEqualTo(1);
        run.end(Result.Outcome.CANCELLED, null, "cancelled");
        bench.settle();
        assertThat(bench.result().errorCode()).isEqualTo("agent_shutdown");
    }

    @Test
    void reconcilingForgetsCancelsAndReports() {
        bench.start("done", 1, "test.look").end();
        bench.settle();
        ScriptedRunner.Run runs = bench.start("runs", 1, "test.look");
        ScriptedRunner.Run lost = bench.start("lost", 1, "test.look");
        int results = bench.all(Result.class).size();
        bench.desk.reconcile(List.of(
                new Reconcile("done", 1, Reconcile.Action.REPORT),
                new Reconcile("runs", 1, Reconcile.Action.CANCEL),
                new Reconcile("lost", 1, Reconcile.Action.FORGET),
                new Reconcile("never-heard-of", 1, Reconcile.Action.FORGET)));
        assertThat(bench.all(Result.class)).hasSize(results + 1);
        assertThat(runs.stops).isEqualTo(1);
        assertThat(lost.stops).isEqualTo(1);
        assertThat(bench.desk.inFlight()).extracting(InFlight::invocationId).containsExactly("done", "runs");
        lost.end();
        bench.settle();
        assertThat(lost.closed).isTrue();
    }

    @Test
    void reconcilingAnotherEpochChangesNothing() {
        ScriptedRunner.Run run = bench.start("inv", 2, "test.look");
        bench.desk.reconcile(List.of(new Reconcile("inv", 1, Reconcile.Action.FORGET)));
        assertThat(run.stops).isZero();
        assertThat(bench.desk.inFlight()).hasSize(1);
    }
}
