package org.xerotier.xeroctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.json.NotJson;

/** Reads {@code text/event-stream}. An event cut off by the end of the stream is not an event. */
final class EventReader<E> {
    /** Makes an event of its three parts. */
    interface Maker<E> {
        /** @throws NumberFormatException if the id is none of this stream */
        E make(String id, String kind, JsonNode data);
    }

    /** A progress piece is far smaller; a line longer than this is not from our router. */
    static final int LONGEST_LINE = 4 << 20;

    private final InputStream stream;
    private final Maker<E> maker;
    private boolean skipLineFeed;

    EventReader(InputStream stream, Maker<E> maker) {
        this.maker = maker;
        this.stream = new BufferedInputStream(stream, 1 << 14);
    }

    /** The next event, or null at the end of the stream. */
    @Nullable
    E next() throws IOException {
        String id = "";
        String kind = "";
        StringBuilder data = new StringBuilder();
        String line = readLine();
        while (line != null) {
            if (line.isEmpty()) {
                if (!id.isEmpty() && !kind.isEmpty()) {
                    return event(id, kind, data.toString());
                }
            } else if (line.startsWith("id:")) {
                id = value(line);
            } else if (line.startsWith("event:")) {
                kind = value(line);
            } else if (line.startsWith("data:")) {
                data.append(data.length() == 0 ? "" : "\n").append(value(line));
                refuseLongerThan(LONGEST_LINE, data.length());
            }
            line = readLine();
        }
        return null;
    }

    private static String value(String line) {
        int start = line.indexOf(':') + 1;
        return line.startsWith(" ", start) ? line.substring(start + 1) : line.substring(start);
    }

    private E event(String id, String kind, String data) throws IOException {
        try {
            return maker.make(id, kind, Json.read(data));
        } catch (NotJson | NumberFormatException fault) {
            throw new IOException("event " + id + " of the stream cannot be read", fault);
        }
    }

    private @Nullable String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        int next = stream.read();
        if (skipLineFeed && next == '\n') {
            next = stream.read();
        }
        skipLineFeed = false;
        while (next >= 0 && next != '\n' && next != '\r') {
            line.write(next);
            refuseLongerThan(LONGEST_LINE, line.size());
            next = stream.read();
        }
        skipLineFeed = next == '\r';
        return next < 0 ? null : line.toString(StandardCharsets.UTF_8);
    }

    private static void refuseLongerThan(int longest, int length) throws IOException {
        if (length > longest) {
            throw new IOException("an event of the stream is longer than " + longest + " bytes");
        }
    }
}
