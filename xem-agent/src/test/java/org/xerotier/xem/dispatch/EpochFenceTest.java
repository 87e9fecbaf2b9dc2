package org.xerotier.xem.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.ResultAck;

/** At most one start per epoch, whatever the network repeats, reorders or delays. */
class EpochFenceTest {

    private final DeskBench bench = new DeskBench();

    @Test
    void theSameDispatchAgainStartsNothing() {
        bench.start("inv", 1, "test.drop");
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(bench.runner.runs).hasSize(1);
        assertThat(bench.last(DispatchAck.class).accepted()).isTrue();
    }

    @Test
    void theSameDispatchAfterTheEndBringsTheResultAgain() {
        bench.start("inv", 1, "test.drop").end();
        bench.settle();
        assertThat(bench.all(Result.class)).hasSize(1);
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(bench.all(Result.class)).hasSize(2);
        assertThat(bench.runner.runs).hasSize(1);
    }

    @Test
    void theSameDispatchAfterTheRouterKnowsTheResultStartsNothing() {
        bench.start("inv", 1, "test.drop").end();
        bench.settle();
        bench.desk.onResultAck(new ResultAck("inv", 1, "recorded"));
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.drop"), "");
        assertThat(bench.runner.runs).hasSize(1);
        assertThat(bench.last(DispatchAck.class).accepted())
                .as("it did run: not a refusal")
                .isTrue();
    }

    @Test
    void anOlderEpochIsStale() {
        bench.start("inv", 2, "test.look");
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.look"), "");
        assertThat(bench.refusal().code()).isEqualTo("stale_epoch");
        assertThat(bench.runner.runs).hasSize(1);
    }

    @Test
    void anOlderEpochIsStaleAfterTheEndToo() {
        bench.start("inv", 2, "test.look").end();
        bench.settle();
        bench.desk.onResultAck(new ResultAck("inv", 2, "recorded"));
        bench.desk.onDispatch(bench.dispatch("inv", 1, "test.look"), "");
        assertThat(bench.refusal().code()).isEqualTo("stale_epoch");
    }

    @Test
    void aMutationUnderWayIsNotStartedAgainUnderANewerEpoch() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.drop");
        bench.desk.onDispatch(bench.dispatch("inv", 2, "test.drop"), "");
        assertThat(bench.refusal().code()).isEqualTo("already_started");
        assertThat(bench.refusal().epoch()).isEqualTo(2);
        run.end();
        bench.settle();
        assertThat(bench.result().epoch()).as("its result is still told").isEqualTo(1);
        assertThat(bench.runner.runs).hasSize(1);
    }

    @Test
    void aMutationWhoseResultTheRouterKnowsMayRunAgainUnderANewerEpoch() {
        bench.start("inv", 1, "test.drop").end();
        bench.settle();
        bench.desk.onResultAck(new ResultAck("inv", 1, "recorded"));
        bench.start("inv", 2, "test.drop");
        assertThat(bench.runner.runs).hasSize(2);
    }

    @Test
    void aReadUnderWayMakesRoomForItsNewerEpoch() {
        ScriptedRunner.Run old = bench.start("inv", 1, "test.look");
        bench.desk.onDispatch(bench.dispatch("inv", 2, "test.look"), "");
        assertThat(old.stops).isEqualTo(1);
        assertThat(bench.runner.runs).as("not beside the old one").hasSize(1);
        old.end(Result.Outcome.CANCELLED, null, "cancelled");
        bench.settle();
        assertThat(bench.runner.runs).hasSize(2);
        assertThat(old.closed).isTrue();
        assertThat(bench.all(Result.class)).as("nobody wants the old result").isEmpty();
        bench.runner.last().end();
        bench.settle();
        assertThat(bench.result().epoch()).isEqualTo(2);
    }

    @Test
    void whatWasRefusedWhileAnEarlierEpochRanDoesNotStartWhenThatIsOver() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.drop");
        bench.desk.onDispatch(bench.dispatch("inv", 2, "test.drop"), "");
        run.end();
        bench.settle();
        bench.desk.onResultAck(new ResultAck("inv", 1, "recorded"));
        bench.desk.onDispatch(bench.dispatch("inv", 2, "test.drop"), "");
        assertThat(bench.refusal().code()).isEqualTo("stale_epoch");
        assertThat(bench.runner.runs).hasSize(1);
    }

    @Test
    void theLedgerKeepsTheHighestEpochWhateverComesLater() {
        LedgerBook book = new LedgerBook();
        book.fenced("inv", 5, new Fence("cancelled", "", false, 0));
        assertThat(book.accepted("inv", 4, new Work("exe", "", false, "text", 1, 0, 0, "")))
                .isNull();
        assertThat(book.find("inv").orElseThrow().epoch()).isEqualTo(5);
    }
}
