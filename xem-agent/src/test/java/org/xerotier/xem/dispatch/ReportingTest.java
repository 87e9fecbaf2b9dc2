package org.xerotier.xem.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.ProgressAck;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.ResultAck;
import org.xerotier.mesh.frame.Started;

/** What the router hears, in which order, and how often. */
class ReportingTest {

    private static final int FULL = 32_768;

    private final DeskBench bench = new DeskBench();

    @Test
    void outputThatCannotBeReadBackHoldsUpNeitherItsResultNorOtherCalls() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.look");
        ScriptedRunner.Run other = bench.start("other", 1, "test.look");
        for (int i = 0; i < 3; i++) {
            run.write(FULL);
        }
        run.unreadable = true;
        run.end();
        other.end();
        bench.settle();
        bench.pass(100);
        assertThat(bench.all(Result.class)).extracting(Result::invocationId).contains("inv", "other");
        bench.desk.onResultAck(new ResultAck("other", 1, "recorded"));
        bench.desk.onProgressAck(new ProgressAck("inv", 1, 1));
        assertThat(bench.result().invocationId()).isEqualTo("inv");
        assertThat(bench.result().outcome()).isEqualTo(Result.Outcome.COMPLETED);
        assertThat(bench.result().lastSequence())
                .as("cut where the router's record ends")
                .isEqualTo(1);
        assertThat(bench.result().outputTruncated()).isTrue();
        bench.desk.onResultAck(new ResultAck("inv", 1, "recorded"));
        assertThat(bench.desk.idle()).isTrue();
    }

    @Test
    void outputThatBecomesUnreadableDuringTheRunIsGivenUpAndTheRunGoesOn() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.look");
        run.write(10);
        run.unreadable = true;
        bench.pass(200);
        assertThat(bench.sequences()).isEmpty();
        assertThat(bench.desk.running()).isEqualTo(1);
        run.end();
        bench.settle();
        assertThat(bench.result().outcome()).isEqualTo(Result.Outcome.COMPLETED);
        assertThat(bench.result().pieces()).isEmpty();
    }

    @Test
    void anOutputThatCannotBeReadAtTheEndIsStillWrittenDownAsDone() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.look");
        run.write(10);
        run.unreadable = true;
        run.end();
        bench.settle();
        assertThat(bench.ledger.find("inv").orElseThrow().state()).isEqualTo(LedgerEntry.State.DONE);
    }

    @Test
    void aShortCallCostsOneFrame() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.look");
        run.write(100);
        run.write(50);
        run.end();
        bench.settle();
        assertThat(bench.sent).hasSize(1);
        assertThat(bench.result().pieces()).hasSize(2);
        assertThat(bench.result().lastSequence()).isEqualTo(2);
        assertThat(bench.result().outcome()).isEqualTo(Result.Outcome.COMPLETED);
    }

    @Test
    void aLongerCallIsAcknowledgedStartedAndStreamed() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.look");
        run.write(10);
        bench.settle();
        assertThat(bench.sent).isEmpty();
        bench.pass(100);
        assertThat(types()).containsExactly(DispatchAck.class, Started.class, Progress.class);
        run.write(10);
        bench.settle();
        assertThat(bench.sequences()).containsExactly(1L, 2L);
    }

    @Test
    void moreThanOneFrameOfOutputIsStreamedBeforeTheResult() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.look");
        for (int i = 0; i < 3; i++) {
            run.write(FULL);
        }
        run.end();
        bench.settle();
        assertThat(bench.sequences()).containsExactly(1L, 2L);
        assertThat(bench.all(Result.class))
                .as("not before the rest is acknowledged")
                .isEmpty();
        bench.desk.onProgressAck(new ProgressAck("inv", 1, 2));
        assertThat(bench.result().pieces())
                .singleElement()
                .satisfies(p -> assertThat(p.sequence()).isEqualTo(3));
    }

    @Test
    void atMostAWindowOfPiecesIsUnderWay() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.look");
        for (int i = 0; i < 100; i++) {
            run.write(FULL);
        }
        bench.pass(100);
        assertThat(bench.sequences()).hasSize(OutputWindow.PIECES);
        bench.desk.onProgressAck(new ProgressAck("inv", 1, 10));
        assertThat(bench.sequences()).hasSize(OutputWindow.PIECES + 10);
        assertThat(run.released).isEqualTo(10);
    }

    @Test
    void allOfALongOutputArrivesOnceAndInOrder() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.look");
        for (int i = 0; i < 320; i++) {
            run.write(FULL);
        }
        run.end();
        bench.settle();
        while (bench.all(Result.class).isEmpty()) {
            int before = bench.sent.size();
            bench.desk.onProgressAck(
                    new ProgressAck("inv", 1, bench.last(Progress.class).sequence()));
            assertThat(bench.sent.size()).isGreaterThan(before);
        }
        assertThat(bench.sequences())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 319).boxed().toList());
        assertThat(bench.result().pieces()).hasSize(1);
    }

    @Test
    void manyTinyPiecesDoNotOverfillTheResult() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.look");
        for (int i = 0; i < 1_000; i++) {
            run.write(1);
        }
        run.end();
        bench.settle();
        for (int i = 0; i < 100 && bench.all(Result.class).isEmpty(); i++) {
            bench.desk.onProgressAck(
                    new ProgressAck("inv", 1, bench.last(Progress.class).sequence()));
        }
        assertThat(bench.result().pieces()).hasSizeLessThanOrEqualTo(128);
        assertThat(bench.sequences().size() + bench.result().pieces().size()).isEqualTo(1_000);
    }

    @Test
    void piecesNobodyAcknowledgesAreSentAgain() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.look");
        run.write(FULL);
        run.write(FULL);
        bench.pass(100);
        bench.desk.onProgressAck(new ProgressAck("inv", 1, 1));
        bench.pass(4_000);
        assertThat(bench.sequences()).containsExactly(1L, 2L);
        bench.pass(1_000);
        assertThat(bench.sequences()).containsExactly(1L, 2L, 2L);
    }

    @Test
    void aResultIsSentUntilItIsAcknowledged() {
        bench.start("inv", 1, "test.look").end();
        bench.settle();
        bench.pass(4_999);
        assertThat(bench.all(Result.class)).hasSize(1);
        bench.pass(1);
        assertThat(bench.all(Result.class)).hasSize(2);
        bench.pass(9_999);
        assertThat(bench.all(Result.class)).as("with growing waits").hasSize(2);
        bench.pass(1);
        assertThat(bench.all(Result.class)).hasSize(3);
        bench.desk.onResultAck(new ResultAck("inv", 1, "recorded"));
        bench.pass(100_000);
        assertThat(bench.all(Result.class)).hasSize(3);
        assertThat(bench.runner.only().closed).isTrue();
        assertThat(bench.desk.idle()).isTrue();
    }

    @Test
    void aResultThatArrivedInPartIsCompletedAtOnceAndOnlyOncePerAnswer() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.look");
        run.write(10);
        run.write(10);
        run.end();
        bench.settle();
        bench.desk.onProgressAck(new ProgressAck("inv", 1, 1));
        assertThat(bench.all(Result.class)).hasSize(2);
        assertThat(bench.result().pieces())
                .singleElement()
                .satisfies(piece -> assertThat(piece.sequence()).isEqualTo(2));
        bench.desk.onProgressAck(new ProgressAck("inv", 1, 1));
        assertThat(bench.all(Result.class)).as("no ping-pong").hasSize(2);
    }

    @Test
    void anAcknowledgementOfAnotherEpochIsIgnored() {
        bench.start("inv", 2, "test.look").end();
        bench.settle();
        bench.desk.onResultAck(new ResultAck("inv", 1, "stale"));
        assertThat(bench.desk.inFlight()).containsExactly(new InFlight("inv", 2, InFlight.Phase.DONE));
    }

    @Test
    void aNewSessionHearsEverythingFromTheFirstUnacknowledgedPiece() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.look");
        for (int i = 0; i < 4; i++) {
            run.write(FULL);
        }
        bench.pass(100);
        bench.desk.onProgressAck(new ProgressAck("inv", 1, 2));
        bench.desk.disconnected();
        run.write(FULL);
        bench.settle();
        bench.sent.clear();
        bench.pass(60_000);
        assertThat(bench.sent).as("nothing is said to nobody").isEmpty();
        bench.desk.connected();
        assertThat(bench.sequences()).containsExactly(3L, 4L, 5L);
    }

    @Test
    void aResultReachedWhileAwayIsToldAtTheNextSession() {
        ScriptedRunner.Run run = bench.start("inv", 1, "test.drop");
        bench.desk.disconnected();
        run.end();
        bench.settle();
        assertThat(bench.all(Result.class)).isEmpty();
        assertThat(bench.desk.inFlight()).containsExactly(new InFlight("inv", 1, InFlight.Phase.DONE));
        bench.desk.connected();
        assertThat(bench.all(Result.class)).hasSize(1);
    }

    @Test
    void aFullOutboxHoldsOutputBackAndLosesNone() {
        bench.room = false;
        ScriptedRunner.Run run = bench.start("inv", 1, "test.look");
        run.write(FULL);
        run.write(FULL);
        bench.pass(100);
        assertThat(bench.sequences()).isEmpty();
        bench.room = true;
        bench.pass(20);
        assertThat(bench.sequences()).containsExactly(1L, 2L);
    }

    private List<Class<? extends Frame>> types() {
        return bench.sent.stream().<Class<? extends Frame>>map(Frame::getClass).toList();
    }
}
