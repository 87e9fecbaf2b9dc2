package org.xerotier.systemtests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.client.Wire;
import org.xerotier.systemtests.stack.Await;
import org.xerotier.systemtests.stack.Stack;

/** How long a decision takes to become an effect: from the approver's request to what the agent said about its start. */
final class Decisions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION =
            "{\"workspace\":\"ops\",\"tool\":\"probe.remove\",\"args\":{\"name\":\"a\"}}";

    private final Stack stack;
    private final Api approver;

    Decisions(Stack stack) {
        this.stack = stack;
        approver = stack.person("deciding", "owner");
    }

    /** One decision after the other, each from the moment its request is written to the recorded start. */
    Load.Figures measure(int decisions) throws IOException {
        long[] nanos = new long[decisions];
        long begin = System.nanoTime();
        try (Wire asking = wire();
                Wire deciding = wire()) {
            for (int i = 0; i < decisions; i++) {
                nanos[i] = once(asking, deciding);
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Arrays.sort(nanos);
        return new Load.Figures(1, decisions, seconds, nanos);
    }

    private long once(Wire asking, Wire deciding) throws IOException {
        JsonNode asked =
                JSON.readTree(answer(202, asking.post(Stack.path("/exec/invocations"), stack.key(), QUESTION)));
        String approve =
                Stack.path("/exec/approvals/" + asked.path("approval_id").asText() + "/approve");
        Instant decided = Instant.now();
        answer(200, deciding.post(approve, Objects.requireNonNull(approver.credential()), "{}"));
        String path = Stack.path("/exec/invocations/" + asked.path("id").asText());
        Await.until(
                path + " starts",
                Duration.ofSeconds(30),
                () -> stack.api().get(path).json().hasNonNull("started_at"));
        Instant started =
                Instant.parse(stack.api().get(path).json().path("started_at").asText());
        return Duration.between(decided, started).toNanos();
    }

    private Wire wire() throws IOException {
        return new Wire(stack.url(), Duration.ofSeconds(60));
    }

    private static byte[] answer(int wanted, Wire.Answer answer) {
        if (answer.status() != wanted) {
            throw new IllegalStateException("answered " + answer.status() + ": " + answer.text());
        }
        return answer.body();
    }
}
