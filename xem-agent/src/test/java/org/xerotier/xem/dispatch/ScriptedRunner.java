package org.xerotier.xem.dispatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.key.Sha256;

/** Starts nothing: the test says what a run writes and when it ends. */
public final class ScriptedRunner implements ToolRunner {

    public final List<Run> runs = new ArrayList<>();
    public final Map<String, ToolRun> kept = new HashMap<>();
    private final Map<String, ToolWatcher> watchers = new HashMap<>();

    @Override
    public ToolRun start(ToolOrder order, ToolWatcher watcher) {
        Run run = new Run(order, watcher);
        runs.add(run);
        return run;
    }

    @Override
    public ToolRun survivor(LedgerEntry started, ToolWatcher watcher) {
        watchers.put(started.invocationId(), watcher);
        return new SentOutput(List.of(), 0);
    }

    @Override
    public Optional<ToolRun> kept(LedgerEntry done) {
        return Optional.ofNullable(kept.get(done.invocationId()));
    }

    /** How what an earlier life had started came to its end. */
    public void lost(String invocationId) {
        Objects.requireNonNull(watchers.remove(invocationId))
                .ended(new ToolEnding(
                        Result.Outcome.UNKNOWN,
                        null,
                        1_000,
                        2_000,
                        "agent_restarted",
                        "gone",
                        0,
                        0,
                        Sha256.hex(""),
                        false));
    }

    public Run only() {
        if (runs.size() != 1) {
            throw new AssertionError("expected one run, there are " + runs.size());
        }
        return runs.get(0);
    }

    public Run last() {
        return runs.get(runs.size() - 1);
    }

    /** One run as the test drives it. */
    public static final class Run implements ToolRun {
        public final ToolOrder order;
        public int stops;
        public boolean closed;
        public long released;

        /** Set: the disk gives nothing back. */
        public boolean unreadable;

        private final ToolWatcher watcher;
        private final List<OutputPiece> pieces = new ArrayList<>();
        private final StringBuilder printed = new StringBuilder();
        private long bytes;

        Run(ToolOrder order, ToolWatcher watcher) {
            this.order = order;
            this.watcher = watcher;
        }

        public void write(int length) {
            byte[] data = new byte[length];
            java.util.Arrays.fill(data, (byte) ('a' + pieces.size() % 26));
            pieces.add(new OutputPiece(pieces.size() + 1, OutputStreamName.STDOUT, bytes, Bytes.adopt(data)));
            bytes += length;
            watcher.outputGrew();
        }

        /** As {@link #write}, with these words. */
        public void print(String text) {
            Bytes data = Bytes.utf8(text);
            pieces.add(new OutputPiece(pieces.size() + 1, OutputStreamName.STDOUT, bytes, data));
            bytes += data.length();
            printed.append(text);
            watcher.outputGrew();
        }

        public void end() {
            end(Result.Outcome.COMPLETED, 0, "");
        }

        public void end(Result.Outcome outcome, @Nullable Integer exitCode, String code) {
            watcher.ended(new ToolEnding(
                    outcome, exitCode, 1_000, 2_000, code, code, bytes, 0, Sha256.hex(printed.toString()), false));
        }

        @Override
        public void stop() {
            stops++;
        }

        @Override
        public long firstSequence() {
            return released + 1;
        }

        @Override
        public long lastSequence() {
            return pieces.size();
        }

        @Override
        public OutputPiece piece(long sequence) {
            if (sequence <= released) {
                throw new AssertionError("piece " + sequence + " was released");
            }
            if (unreadable) {
                throw new UncheckedIOException(new IOException("input/output error"));
            }
            return pieces.get((int) sequence - 1);
        }

        @Override
        public void release(long throughSequence) {
            released = throughSequence;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
