package org.xerotier.xem;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.xerotier.xem.config.LogLevel;

/** Logs to standard error, one line per event, for systemd or a container to collect. */
final class StderrLog extends Handler {

    private static final int FRAMES = 6;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Held for good: the log manager itself would let them go, levels and all. */
    private static final Logger OURS = Logger.getLogger("xem");

    private static final Logger SCHEMAS = Logger.getLogger("com.networknt");

    private final SimpleFormatter messages = new SimpleFormatter();
    private final PrintStream out;

    private StderrLog(PrintStream out) {
        this.out = out;
    }

    /** From now on everything is logged here; libraries only when something is wrong. */
    static void install(LogLevel level, PrintStream out) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.addHandler(new StderrLog(out));
        root.setLevel(Level.WARNING);
        OURS.setLevel(threshold(level));
        // It warns of every keyword that is not its own, ours for scopes included.
        SCHEMAS.setLevel(Level.SEVERE);
    }

    private static Level threshold(LogLevel level) {
        return switch (level) {
            case TRACE -> Level.ALL;
            case DEBUG -> Level.FINE;
            case INFO, NOTICE -> Level.INFO;
            case WARNING -> Level.WARNING;
            case ERROR, CRITICAL -> Level.SEVERE;
        };
    }

    @Override
    public void publish(LogRecord event) {
        StringBuilder line = new StringBuilder(160)
                .append(TIME.format(Instant.ofEpochMilli(event.getMillis())))
                .append(' ')
                .append(word(event.getLevel()))
                .append(' ')
                .append(event.getLoggerName())
                .append(": ")
                .append(oneLine(messages.formatMessage(event)));
        Throwable fault = event.getThrown();
        if (fault != null) {
            line.append(" | ").append(oneLine(fault.toString()));
            StackTraceElement[] frames = fault.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                line.append(" < ").append(frames[i]);
            }
        }
        out.println(line);
    }

    private static String word(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "warning";
        }
        if (level.intValue() >= Level.INFO.intValue()) {
            return "info";
        }
        return level.intValue() >= Level.FINE.intValue() ? "debug" : "trace";
    }

    /** What others wrote may hold line breaks or terminal controls; a log line holds neither. */
    private static String oneLine(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> clean.appendCodePoint(Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c));
        return clean.toString();
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
