package org.xerotier.xeroctl.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.xerotier.xeroctl.json.JsonLayout;

/**
 * The one that prints. Data goes to standard output, talk to standard error. What it is given may come from anywhere:
 * it is escaped here, except bytes of a tool that do not go to a terminal.
 */
public final class Terminal {
    /** Which of its two streams a tool wrote to. */
    public enum ToolStream {
        STDOUT,
        STDERR
    }

    private final Streams streams;
    private final Talk talk;
    private final Palette onOut;
    private final Palette onErr;
    private final Map<ToolStream, LiveText> live = new EnumMap<>(ToolStream.class);
    private boolean lineOpen;

    public Terminal(Streams streams, Talk talk) {
        this.streams = streams;
        this.talk = talk;
        this.onOut = talk.colors() && streams.outIsTerminal() ? Palette.COLORED : Palette.PLAIN;
        this.onErr = talk.colors() && streams.errIsTerminal() ? Palette.COLORED : Palette.PLAIN;
    }

    /** Standard output and error of this process. */
    public static Streams processStreams(boolean outIsTerminal, boolean errIsTerminal, int columns) {
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        return new Streams(out, err, outIsTerminal, errIsTerminal, columns);
    }

    public OutputFormat format() {
        return talk.format();
    }

    public boolean isJson() {
        return talk.format() == OutputFormat.JSON;
    }

    /** Whether a person probably reads along. */
    public boolean talksToPerson() {
        return streams.errIsTerminal() && !talk.quiet();
    }

    /** A page of a list, and how to get the next one. */
    public void list(JsonNode page, Table table) {
        if (isJson()) {
            json(page);
            return;
        }
        JsonNode rows = page.path("data");
        if (rows.isEmpty()) {
            say(table.empty());
            return;
        }
        int columns = streams.columns();
        data(table.lines(rows, talk.format() == OutputFormat.WIDE, columns, onOut));
        if (page.path("has_more").asBoolean()) {
            say("there are more: the same command with --after "
                    + page.path("next_cursor").asText());
        }
    }

    /** One thing. */
    public void one(JsonNode item, Card card) {
        if (isJson()) {
            json(item);
        } else {
            data(card.lines(item, onOut));
        }
    }

    public void json(JsonNode tree) {
        data(List.of(JsonLayout.pretty(tree)));
    }

    /** One document on one line, for streams of documents. */
    public void jsonLine(JsonNode tree) {
        data(List.of(JsonLayout.line(tree)));
    }

    /** One line of data. */
    public void line(String text) {
        data(List.of(Escape.line(text)));
    }

    /** Several lines of our own text, such as a script. */
    public void text(String text) {
        data(List.of(Escape.block(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text)));
    }

    /** Says something to the person; not with {@code --quiet}. */
    public void say(String text) {
        if (!talk.quiet()) {
            tell(Escape.line(text));
        }
    }

    /** Says which command to type next; not with {@code --quiet}. */
    public void next(String what, String command) {
        if (!talk.quiet()) {
            tell("  " + onErr.dim(Escape.line(what) + ":") + " " + Escape.line(command));
        }
    }

    /** Says that something is wrong, quiet or not. */
    public void error(String text) {
        tell(onErr.error("error:") + " " + Escape.line(text));
    }

    /** A warning, quiet or not. */
    public void warn(String text) {
        tell("warning: " + Escape.line(text));
    }

    /** Asks without a line end; the answer is read elsewhere. */
    public synchronized void ask(String question) {
        closeLine();
        write(streams.err(), (Escape.line(question) + " ").getBytes(StandardCharsets.UTF_8));
    }

    /** What a tool wrote: as it is, unless it goes to a terminal and was not asked for raw. */
    public synchronized void toolOutput(ToolStream stream, byte[] bytes, boolean raw) {
        boolean toOut = stream == ToolStream.STDOUT;
        OutputStream target = toOut ? streams.out() : streams.err();
        boolean isTerminal = toOut ? streams.outIsTerminal() : streams.errIsTerminal();
        if (raw || !isTerminal) {
            write(target, bytes);
        } else {
            String shown = live.computeIfAbsent(stream, s -> new LiveText()).take(bytes);
            write(target, shown.getBytes(StandardCharsets.UTF_8));
            lineOpen = shown.isEmpty() ? lineOpen : !shown.endsWith("\n");
        }
    }

    /** The tool writes no more: shows what was held back and ends the line on a terminal. */
    public synchronized void endToolOutput() {
        live.forEach((stream, text) -> {
            String rest = text.end();
            OutputStream target = stream == ToolStream.STDOUT ? streams.out() : streams.err();
            write(target, rest.getBytes(StandardCharsets.UTF_8));
            lineOpen |= !rest.isEmpty();
        });
        live.clear();
        closeLine();
    }

    /** For picocli, which prints usage itself. */
    public PrintWriter outWriter() {
        return new PrintWriter(streams.out(), true, StandardCharsets.UTF_8);
    }

    private synchronized void data(List<String> lines) {
        closeLine();
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        write(streams.out(), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void tell(String line) {
        closeLine();
        write(streams.err(), (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void closeLine() {
        if (lineOpen) {
            lineOpen = false;
            write(streams.err(), new byte[] {'\n'});
        }
    }

    private static void write(OutputStream target, byte[] bytes) {
        try {
            target.write(bytes);
            target.flush();
        } catch (IOException fault) {
            throw new OutputClosed(fault);
        }
    }
}
