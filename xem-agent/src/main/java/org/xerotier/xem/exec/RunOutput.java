package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.dispatch.ToolEnding;
import org.xerotier.xem.dispatch.ToolOrder;
import org.xerotier.xem.dispatch.ToolWatcher;

/** The output of one run and the word about its end, alike for processes and builtins. */
final class RunOutput {

    private static final int MAX_MESSAGE = 1_024;

    private final Path folder;
    private final OutputSpool spool;
    private final OutputCollector collector;
    private final ToolWatcher watcher;
    private final Clock clock;
    private volatile long startedAtMillis;

    RunOutput(Path folder, ToolOrder order, ToolWatcher watcher, Host host) {
        this.folder = folder;
        this.spool = new OutputSpool(folder);
        this.watcher = watcher;
        this.clock = host.clock();
        this.collector = new OutputCollector(
                order.tool().descriptor().outputLimitBytes(), spool, watcher::outputGrew, host.flusher());
    }

    void started() {
        startedAtMillis = clock.millis();
    }

    long accept(OutputStreamName stream, byte[] bytes, int length) throws IOException {
        return collector.accept(stream, bytes, length);
    }

    /** Flushes what is left and tells the watcher. Once. */
    void end(Result.Outcome outcome, @Nullable Integer exitCode, String code, String message) {
        Result.Outcome how = outcome;
        String why = code;
        String text = message;
        try {
            collector.finish();
        } catch (IOException fault) {
            how = Result.Outcome.FAILED;
            why = "agent_storage";
            text = "The tool ran, but its output could not be kept: " + fault.getMessage();
        }
        watcher.ended(new ToolEnding(
                how,
                exitCode,
                startedAtMillis,
                clock.millis(),
                why,
                text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) : text,
                collector.stdoutBytes(),
                collector.stderrBytes(),
                collector.stdoutSha256(),
                collector.truncated()));
    }

    long firstSequence() {
        return spool.firstSequence();
    }

    long lastSequence() {
        return spool.lastSequence();
    }

    OutputPiece piece(long sequence) {
        return spool.piece(sequence);
    }

    void release(long through) {
        spool.release(through);
    }

    void close() {
        spool.close();
        RunFolder.deleteQuietly(folder);
    }
}
