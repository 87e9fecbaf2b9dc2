package org.xerotier.xem.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.dispatch.ToolEnding;
import org.xerotier.xem.dispatch.ToolRun;
import org.xerotier.xem.dispatch.ToolWatcher;

/** Waits for a run's end and reads what it left. */
final class Listener implements ToolWatcher {

    private static final long PATIENCE_SECONDS = 60;

    final AtomicInteger grown = new AtomicInteger();
    private final CompletableFuture<ToolEnding> ended = new CompletableFuture<>();

    @Nullable
    ToolRun run;

    @Override
    public void outputGrew() {
        grown.incrementAndGet();
    }

    @Override
    public void ended(ToolEnding ending) {
        assertThat(ended.complete(ending)).as("told once").isTrue();
    }

    ToolRun run() {
        return java.util.Objects.requireNonNull(run);
    }

    boolean isOver() {
        return ended.isDone();
    }

    ToolEnding ending() throws Exception {
        return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** The end, which must have been a good one. */
    ToolEnding completed() throws Exception {
        ToolEnding ending = ending();
        assertThat(ending.outcome())
                .as("%s: %s %s", ending, text(OutputStreamName.STDOUT), text(OutputStreamName.STDERR))
                .isEqualTo(Result.Outcome.COMPLETED);
        return ending;
    }

    byte[] bytes(OutputStreamName stream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (long sequence = 1; sequence <= run().lastSequence(); sequence++) {
            OutputPiece piece = run().piece(sequence);
            if (piece.stream() == stream) {
                assertThat(piece.offset()).isEqualTo(bytes.size());
                bytes.writeBytes(piece.data().view());
            }
        }
        return bytes.toByteArray();
    }

    String text(OutputStreamName stream) {
        return new String(bytes(stream), StandardCharsets.UTF_8);
    }

    String stdout() {
        return text(OutputStreamName.STDOUT);
    }
}
