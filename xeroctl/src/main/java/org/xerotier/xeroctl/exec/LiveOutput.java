package org.xerotier.xeroctl.exec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.InvocationEvent;
import org.xerotier.xeroctl.terminal.Terminal;
import org.xerotier.xeroctl.terminal.Terminal.ToolStream;

/**
 * The tool's output as it comes. Offsets decide what is printed: a piece seen before is not printed twice, and what
 * never came as a piece is fetched at the end, so that standard output holds every byte once, in order.
 */
final class LiveOutput {
    private final Terminal terminal;
    private final boolean raw;
    private final boolean midway;
    private final Map<ToolStream, Long> printed = new EnumMap<>(ToolStream.class);
    private final Set<ToolStream> broken = EnumSet.noneOf(ToolStream.class);

    /**
     * @param midway the stream is joined in its middle, so what came before is not wanted
     */
    LiveOutput(Terminal terminal, boolean raw, boolean midway) {
        this.terminal = terminal;
        this.raw = raw;
        this.midway = midway;
    }

    void take(InvocationEvent progress) {
        JsonNode data = progress.data();
        byte[] piece = data.path("base64").isTextual()
                ? Base64.getDecoder().decode(data.path("base64").textValue())
                : data.path("text").asText().getBytes(StandardCharsets.UTF_8);
        ToolStream stream = data.path("stream").asText().equals("stderr") ? ToolStream.STDERR : ToolStream.STDOUT;
        long offset = data.path("offset").asLong(printed.getOrDefault(stream, 0L));
        long end = printed.computeIfAbsent(stream, s -> midway ? offset : 0L);
        if (offset > end && broken.add(stream)) {
            // Printing on would hide the hole. The rest comes from the router's record when the tool has ended.
            terminal.say("a part of the output was missed; all of it follows when the tool has ended");
        }
        if (!broken.contains(stream)) {
            print(stream, offset, piece);
        }
    }

    /** Prints what the execution has and was not printed yet. */
    void complete(Api api, String execution, JsonNode counts) {
        for (ToolStream stream : ToolStream.values()) {
            String member = stream == ToolStream.STDOUT ? "stdout_bytes" : "stderr_bytes";
            long end = printed.getOrDefault(stream, midway ? Long.MAX_VALUE : 0L);
            if (counts.path(member).asLong() > end && !execution.isEmpty()) {
                printed.putIfAbsent(stream, 0L);
                copyRest(api, execution, stream);
            }
        }
    }

    private void copyRest(Api api, String execution, ToolStream stream) {
        long[] offset = {0};
        api.copy(RawCommand.request(execution, stream), bytes -> {
            print(stream, offset[0], bytes);
            offset[0] += bytes.length;
        });
    }

    private void print(ToolStream stream, long offset, byte[] piece) {
        long end = printed.getOrDefault(stream, 0L);
        int known = (int) Math.min(piece.length, Math.max(0, end - offset));
        if (known < piece.length) {
            terminal.toolOutput(stream, Arrays.copyOfRange(piece, known, piece.length), raw);
            printed.put(stream, end + piece.length - known);
        }
    }
}
