package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xerotier.mesh.manifest.RiskLevel.WRITE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.Result.Outcome;
import org.xerotier.router.invocation.ReportService.Disposition;
import org.xerotier.router.invocation.ReportService.Received;

/** What an agent cannot put on record, however long it sends: its tool may write 1,000 bytes a stream within a second. */
class OutputRoomTest {

    private static final int LIMIT = 1_000;

    private final InvocationRoom room = new InvocationRoom();
    private final Invocation invocation = room.dispatched(WRITE, false);

    @Test
    void eachStreamMayBeAsLongAsTheToolsLimit() {
        send(1, OutputStreamName.STDOUT, LIMIT);
        send(2, OutputStreamName.STDERR, LIMIT);

        assertThat(rows()).isEqualTo(2);
        assertThat(run().outputTruncated()).isFalse();
    }

    @Test
    void whatGoesPastTheLimitIsReceivedAndNotOnRecord() {
        send(1, OutputStreamName.STDOUT, LIMIT - 1);
        for (int sequence = 2; sequence <= 100; sequence++) {
            assertThat(send(sequence, OutputStreamName.STDOUT, LIMIT))
                    .as("acknowledged, so that the agent goes on")
                    .isEqualTo(new Received(Disposition.RECORDED, sequence));
        }
        assertThat(rows()).isEqualTo(1);
        assertThat(run().stdoutBytes()).isEqualTo(LIMIT - 1);
        assertThat(run().outputTruncated()).isTrue();
    }

    @Test
    void nothingFollowsWhereSomethingWasLeftOut() {
        send(1, OutputStreamName.STDOUT, LIMIT + 1);
        send(2, OutputStreamName.STDOUT, 1);
        send(3, OutputStreamName.STDERR, 1);

        assertThat(rows()).isZero();
    }

    @Test
    void piecesAreCountedAsWellAsBytes() {
        Invocation chatty = room.dispatched(WRITE, false);
        Execution run = room.execution(chatty);
        long most = OutputRoom.of(new Held(chatty, run)).pieces();
        assertThat(most).as("two each 50 ms, and some").isBetween(40L, 5_000L);
        for (long sequence = 1; sequence <= most; sequence++) {
            run.passOver();
        }

        assertThat(room.reports.progress(room.agent, progress(chatty, most + 1, OutputStreamName.STDOUT, 1)))
                .isEqualTo(new Received(Disposition.RECORDED, most + 1));

        assertThat(run.stdoutBytes()).isZero();
        assertThat(run.outputTruncated()).isTrue();
    }

    @Test
    void aPieceWithoutContentCostsNothing() {
        for (int sequence = 1; sequence <= 100; sequence++) {
            assertThat(send(sequence, OutputStreamName.STDOUT, 0))
                    .isEqualTo(new Received(Disposition.RECORDED, sequence));
        }
        assertThat(rows()).isZero();
        assertThat(run().outputTruncated()).as("nothing is missing").isFalse();

        send(101, OutputStreamName.STDOUT, 1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void theResultEndsTheCallAndItsPiecesAreHeldToTheSame() {
        send(1, OutputStreamName.STDOUT, LIMIT);
        Result result = room.result(
                invocation,
                1,
                Outcome.COMPLETED,
                "",
                3,
                List.of(piece(2, OutputStreamName.STDOUT, 1), piece(3, OutputStreamName.STDOUT, 1)));

        assertThat(room.reports.result(room.agent, result)).isEqualTo(new Received(Disposition.RECORDED, 3));

        assertThat(invocation.status()).isEqualTo(InvocationStatus.COMPLETED);
        assertThat(rows()).isEqualTo(1);
        assertThat(run().outputTruncated())
                .as("although the agent says it is whole")
                .isTrue();
    }

    @Test
    void aCallOfUnknownOutcomeTakesNoMoreThanAnyOther() {
        room.settlement.lose(room.system.in(room.project), new Held(invocation, run()), LostWork.AGENT_LOST, "gone");
        for (int sequence = 1; sequence <= 100; sequence++) {
            send(sequence, OutputStreamName.STDERR, LIMIT / 2);
        }
        assertThat(rows()).isEqualTo(2);
        assertThat(invocation.status()).isEqualTo(InvocationStatus.AMBIGUOUS);
    }

    @Test
    void anotherCallHasRoomOfItsOwn() {
        send(1, OutputStreamName.STDOUT, LIMIT + 1);
        Invocation other = room.dispatched(WRITE, false);

        room.reports.progress(room.agent, progress(other, 1, OutputStreamName.STDOUT, LIMIT));

        assertThat(room.execution(other).stdoutBytes()).isEqualTo(LIMIT);
        assertThat(room.execution(other).outputTruncated()).isFalse();
    }

    private Received send(long sequence, OutputStreamName stream, int length) {
        return room.reports.progress(room.agent, progress(invocation, sequence, stream, length));
    }

    private Execution run() {
        return room.execution(invocation);
    }

    private long rows() {
        return room.kinds(invocation).stream().filter("progress"::equals).count();
    }

    private static Progress progress(Invocation of, long sequence, OutputStreamName stream, int length) {
        OutputPiece piece = piece(sequence, stream, length);
        return new Progress(of.id().value(), 1, sequence, stream, piece.offset(), piece.data());
    }

    private static OutputPiece piece(long sequence, OutputStreamName stream, int length) {
        return new OutputPiece(sequence, stream, 0, Bytes.utf8("x".repeat(length)));
    }
}
