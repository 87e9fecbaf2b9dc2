package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.dispatch.ToolEnding;
import org.xerotier.xem.dispatch.ToolOrder;
import org.xerotier.xem.dispatch.ToolWatcher;

/** The output of one run and the word about its end, alike for processes and builtins. */
final class RunOutput {

    private static final System.Logger LOG = System.getLogger("xem.exec");
    private static final int MAX_MESSAGE = 1_024;

    private final Path folder;
    private final Path outputFolder;
    private final OutputSpool spool;
    private final Host host;
    private final OutputCollector collector;
    private final ToolWatcher watcher;
    private final Clock clock;
    private volatile long startedAtMillis;

    /**
     * @param folder of this run in this life of the agent
     * @param outputFolder of this epoch's output in any life
     */
    RunOutput(Path folder, Path outputFolder, ToolOrder order, ToolWatcher watcher, Host host) {
        this.folder = folder;
        this.outputFolder = outputFolder;
        this.host = host;
        this.spool = new OutputSpool(outputFolder);
        this.watcher = watcher;
        this.clock = host.clock();
        this.collector = new OutputCollector(
                order.tool().descriptor().outputLimitBytes(), spool, watcher::outputGrew, host.flusher());
    }

    /** @param process see {@link ProcessMark}; empty if there is none */
    void started(String process) {
        startedAtMillis = clock.millis();
        if (!process.isEmpty()) {
            watcher.spawned(process);
        }
    }

    long accept(OutputStreamName stream, byte[] bytes, int length) throws IOException {
        return collector.accept(stream, bytes, length);
    }

    /** Flushes what is left and tells the watcher, after output that the result cannot hold is safe. Once. */
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
        ToolEnding ending = new ToolEnding(
                how,
                exitCode,
                startedAtMillis,
                clock.millis(),
                why,
                text.length() > MAX_MESSAGE ? text.substring(0, MAX_MESSAGE) : text,
                collector.stdoutBytes(),
                collector.stderrBytes(),
                collector.stdoutSha256(),
                collector.truncated());
        if (spool.fitsIntoAResult()) {
            watcher.ended(ending);
            return;
        }
        try {
            host.keeper().execute(() -> keep(ending));
        } catch (RejectedExecutionException closing) {
            watcher.ended(ending);
        }
    }

    private void keep(ToolEnding ending) {
        try {
            spool.keep();
        } catch (IOException full) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "output that no router has yet would not survive a restart of the agent: " + full.getMessage());
        }
        watcher.ended(ending);
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
        RunFolder.deleteQuietly(outputFolder);
        RunFolder.deleteQuietly(folder);
    }
}
