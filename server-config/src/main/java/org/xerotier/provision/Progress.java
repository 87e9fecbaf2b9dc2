package org.xerotier.provision;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells a person what is going on and for how long already. On a terminal the running step counts its seconds in place;
 * elsewhere each step is one plain line when it begins and one when it ends. Everything also goes to a log file.
 */
public final class Progress {
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";
    private static final String ERASE_LINE = "\r\u001b[2K";
    private static final int TICK_MILLIS = 200;

    private final PrintStream out;
    private final boolean terminal;
    private final boolean color;
    private final Path log;

    /**
     * @param terminal whether {@code out} is one, so that lines may be rewritten
     * @param color whether colours are welcome; only used on a terminal
     */
    public Progress(PrintStream out, boolean terminal, boolean color, Path log) {
        this.out = out;
        this.terminal = terminal;
        this.color = terminal && color;
        this.log = log;
    }

    /** Runs the step and says how long it took, or that it failed. */
    public void step(String what, Runnable work) {
        step(what, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** Runs the step and hands on its result. */
    public <T> T step(String what, Supplier<T> work) {
        var start = System.nanoTime();
        note("begin: " + what);
        if (!terminal) {
            line("   .. " + what);
        }
        var ticker = terminal ? tick(what, start) : null;
        var done = false;
        try {
            var result = work.get();
            done = true;
            return result;
        } finally {
            if (ticker != null) {
                ticker.shutdownNow();
            }
            end(what, done, start);
        }
    }

    /** A line of plain information. */
    public void say(String text) {
        note(text);
        line(text);
    }

    public void heading(String text) {
        note(text);
        line(color ? BOLD + text + PLAIN : text);
    }

    /** A failure: what happened, where to look, what to do. */
    public void failure(ProvisionException failure) {
        note("failure: " + failure);
        line("");
        line((color ? RED + "Failed: " + PLAIN : "Failed: ") + failure.getMessage());
        if (failure.log() != null) {
            line("Log:    " + failure.log());
        }
        line("Next:   " + failure.advice());
    }

    /** Into the log file only. */
    public void note(String text) {
        try {
            var parent = log.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(
                    log, Instant.now() + " " + text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + log, e);
        }
    }

    private ScheduledExecutorService tick(String what, long start) {
        var ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        Runnable draw = () -> redraw("   .. " + what + seconds(start));
        var unused = ticker.scheduleAtFixedRate(draw, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return ticker;
    }

    private void end(String what, boolean done, long start) {
        var mark = done ? "   ok " : " FAIL ";
        var text = what + seconds(start);
        note((done ? "end: " : "failed: ") + text);
        if (terminal) {
            synchronized (out) {
                out.print(ERASE_LINE);
            }
        }
        line((color ? (done ? GREEN : RED) + mark + PLAIN : mark) + text);
    }

    private void redraw(String text) {
        synchronized (out) {
            if (!Thread.currentThread().isInterrupted()) {
                out.print(ERASE_LINE + text);
                out.flush();
            }
        }
    }

    private void line(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    private static String seconds(long start) {
        var elapsed = Duration.ofNanos(System.nanoTime() - start);
        return String.format(Locale.ROOT, "  %.1f s", elapsed.toMillis() / 1000.0);
    }
}
