package org.xerotier.xem.exec;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.bundle.ExitCodes;
import org.xerotier.xem.bundle.ToolAction.Command;
import org.xerotier.xem.dispatch.ToolOrder;
import org.xerotier.xem.dispatch.ToolRun;

/**
 * One tool running as a process.
 *
 * <p>It is over when the process has ended and both streams are read to their end. Whoever keeps a stream open after
 * that gets a moment, then KILL, then is left behind with a pipe nobody reads. A flood is cut at the tool's limit and
 * drained, so that its digest can be told, up to {@link #drainLimit}.
 */
final class ToolProcess implements ToolRun {

    private static final int READ_BYTES = 64 * 1024;
    private static final int MAX_STDIN = 60_000;
    private static final long DRAIN_FACTOR = 64;
    private static final long MIN_DRAIN = 4L << 30;

    private final ToolOrder order;
    private final Command command;
    private final Path scratch;
    private final RunOutput output;
    private final Host host;
    private final Object lock = new Object();

    private @Nullable Ending ending;
    private @Nullable Process process;
    private @Nullable ProcessFamily family;
    private @Nullable Future<?> timeout;
    private final List<OutputPipe> pipes = new ArrayList<>();
    private int readersOpen;
    private boolean exited;
    private boolean over;

    ToolProcess(ToolOrder order, Command command, Path scratch, RunOutput output, Host host) {
        this.order = order;
        this.command = command;
        this.scratch = scratch;
        this.output = output;
        this.host = host;
    }

    static long drainLimit(long outputLimit) {
        return Math.max(MIN_DRAIN, DRAIN_FACTOR * outputLimit);
    }

    /** Runs on the spawning thread, and lets nothing out: with that thread every tool it has started would end. */
    void spawn() {
        try {
            PreparedCommand prepared = host.assembly().prepare(order, command, scratch);
            if (prepared.stdin().length > MAX_STDIN) {
                throw new StartRefused("argument_refused", "the input is longer than %d bytes".formatted(MAX_STDIN));
            }
            synchronized (lock) {
                if (ending != null) {
                    finish(ending.outcome(), null, ending.code(), "It was stopped before it began.");
                    return;
                }
                start(prepared);
            }
        } catch (StartRefused refused) {
            finish(Result.Outcome.FAILED, null, refused.code(), refused.getMessage());
        } catch (Throwable fault) {
            finish(Result.Outcome.FAILED, null, "spawn_failed", "The tool could not be started: " + fault.getMessage());
        }
    }

    private void start(PreparedCommand prepared) throws IOException {
        OutputPipe out = host.pipes().open();
        pipes.add(out);
        OutputPipe err = host.pipes().open();
        pipes.add(err);
        List<String> words = new ArrayList<>(host.prefix().words());
        words.addAll(prepared.words());
        byte[] stdin = prepared.stdin();
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(prepared.workingDirectory().toFile())
                .redirectInput(
                        stdin.length == 0
                                ? ProcessBuilder.Redirect.from(new File("/dev/null"))
                                : ProcessBuilder.Redirect.PIPE)
                .redirectOutput(out.asTarget())
                .redirectError(err.asTarget());
        builder.environment().clear();
        builder.environment().putAll(prepared.environment());
        Process started;
        try {
            started = builder.start();
        } catch (Throwable fault) {
            // No thread to wait for it, and nobody has a hold of it; it may run all the same.
            Escapees.of(order.executionId()).forEach(ProcessHandle::destroyForcibly);
            closePipes(false);
            throw fault;
        }
        output.started(ProcessMark.of(started.pid()));
        family = new ProcessFamily(started, order.executionId(), host);
        try {
            attend(started, stdin, out, err);
        } catch (Throwable fault) {
            family.kill();
            // Its pipes were not read to their end.
            process = null;
            throw fault;
        }
    }

    private void attend(Process started, byte[] stdin, OutputPipe out, OutputPipe err) throws IOException {
        process = started;
        readersOpen = 2;
        timeout =
                host.timer().schedule(() -> bringToEnd(Ending.TIMED_OUT), order.timeoutMillis(), TimeUnit.MILLISECONDS);
        var unused = started.onExit().thenRunAsync(this::exited, host.timer());
        feed(started, stdin);
        out.letGoOfWriteEnd();
        err.letGoOfWriteEnd();
        host.readers().execute(() -> read(out, OutputStreamName.STDOUT));
        host.readers().execute(() -> read(err, OutputStreamName.STDERR));
    }

    /** The input fits into the kernel's pipe, so this does not wait for the tool to read it. */
    private static void feed(Process started, byte[] stdin) {
        if (stdin.length == 0) {
            return;
        }
        try (OutputStream in = started.getOutputStream()) {
            in.write(stdin);
        } catch (IOException notRead) {
            System.getLogger("xem.exec").log(System.Logger.Level.DEBUG, "the tool did not read its input", notRead);
        }
    }

    private void read(OutputPipe pipe, OutputStreamName stream) {
        byte[] buffer = new byte[READ_BYTES];
        long drainLimit = drainLimit(order.tool().descriptor().outputLimitBytes());
        try {
            int length;
            while ((length = pipe.in().read(buffer)) >= 0 && !pipe.abandoned()) {
                try {
                    if (output.accept(stream, buffer, length) > drainLimit) {
                        bringToEnd(Ending.FLOODED);
                    }
                } catch (IOException full) {
                    bringToEnd(Ending.SPOOL_FAILED);
                }
            }
        } catch (IOException broken) {
            System.getLogger("xem.exec").log(System.Logger.Level.WARNING, "reading a tool's output failed", broken);
        }
        synchronized (lock) {
            readersOpen--;
            finishIfOver();
        }
    }

    private void exited() {
        synchronized (lock) {
            exited = true;
            finishIfOver();
            if (!over) {
                later(host.settings().lingerMillis(), this::endLeftovers);
            }
        }
    }

    private void endLeftovers() {
        synchronized (lock) {
            if (!over) {
                kill();
                later(host.settings().lingerMillis(), this::leaveBehind);
            }
        }
    }

    private void leaveBehind() {
        synchronized (lock) {
            if (!over) {
                pipes.forEach(OutputPipe::abandon);
            }
        }
    }

    private void bringToEnd(Ending why) {
        synchronized (lock) {
            if (over || ending != null) {
                return;
            }
            ending = why;
            if (family != null) {
                family.term();
                later(host.settings().killGraceMillis(), this::kill);
            }
        }
    }

    private void kill() {
        synchronized (lock) {
            if (!over && family != null) {
                family.kill();
            }
        }
    }

    private void later(long millis, Runnable what) {
        try {
            var unused = host.timer().schedule(what, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            kill();
        }
    }

    private void finishIfOver() {
        if (over || !exited || readersOpen > 0 || process == null) {
            return;
        }
        int exitCode = process.exitValue();
        if (ending != null && family != null) {
            family.kill();
        }
        Ending why = ending;
        if (why != null) {
            finish(why.outcome(), exitCode, why.code(), why.message());
        } else {
            ExitCodes.Meaning meaning = order.tool().exitCodes().of(exitCode);
            finish(
                    meaning.completed() ? Result.Outcome.COMPLETED : Result.Outcome.FAILED,
                    exitCode,
                    meaning.completed() ? "" : "exit_code",
                    meaning.completed() ? "" : Signals.explain(exitCode, meaning.message()));
        }
    }

    private void finish(Result.Outcome outcome, @Nullable Integer exitCode, String code, String message) {
        synchronized (lock) {
            over = true;
            if (timeout != null) {
                timeout.cancel(false);
            }
            if (family != null) {
                family.over();
            }
            closePipes(process != null);
        }
        RunFolder.deleteQuietly(scratch);
        output.end(outcome, exitCode, code, message);
    }

    private void closePipes(boolean readToTheirEnd) {
        for (OutputPipe pipe : pipes) {
            try {
                pipe.close();
            } catch (IOException closed) {
                System.getLogger("xem.exec").log(System.Logger.Level.DEBUG, "pipe", closed);
            }
            if (readToTheirEnd && !pipe.abandoned()) {
                host.pipes().giveBack(pipe);
            } else {
                host.pipes().discard(pipe);
            }
        }
        pipes.clear();
    }

    @Override
    public void stop() {
        synchronized (lock) {
            if (ending == Ending.CANCELLED) {
                kill();
            } else {
                bringToEnd(Ending.CANCELLED);
            }
        }
    }

    @Override
    public long firstSequence() {
        return output.firstSequence();
    }

    @Override
    public long lastSequence() {
        return output.lastSequence();
    }

    @Override
    public OutputPiece piece(long sequence) {
        return output.piece(sequence);
    }

    @Override
    public void release(long throughSequence) {
        output.release(throughSequence);
    }

    @Override
    public void close() {
        output.close();
    }
}
