package org.xerotier.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a {@code text/event-stream}, comments left out. */
public final class EventReader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BufferedReader in;

    public EventReader(InputStream stream) {
        in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), 65_536);
    }

    /** One event: its id, its name without the family's prefix, and its data. */
    public record Event(String id, String kind, JsonNode data) {

        /** The id of an invocation's event, which is a number. */
        public long number() {
            return Long.parseLong(id);
        }
    }

    /** The next event; empty when the server has ended the stream. */
    public Optional<Event> next() throws IOException {
        String id = "";
        String kind = "";
        StringBuilder data = new StringBuilder();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("id:")) {
                id = line.substring(3).trim();
            } else if (line.startsWith("event:")) {
                kind = line.substring(6).trim().replaceFirst("^x_exec\\.", "");
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).stripLeading());
            } else if (line.isEmpty() && data.length() > 0) {
                return Optional.of(new Event(id, kind, JSON.readTree(data.toString())));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
