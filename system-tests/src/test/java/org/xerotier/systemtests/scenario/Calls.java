package org.xerotier.systemtests.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.Await;
import org.xerotier.systemtests.stack.Stack;

/** Tool calls as scenarios make them, in the workspace {@code ops}. */
final class Calls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> ENDS =
            Set.of("completed", "failed", "timed_out", "cancelled", "rejected", "approval_timed_out", "escalated");

    private final Api api;

    Calls(Api api) {
        this.api = api;
    }

    /** The body of a call; {@code args} is JSON. */
    static ObjectNode body(String tool, String args) {
        try {
            ObjectNode body = JSON.createObjectNode().put("workspace", "ops").put("tool", tool);
            body.set("args", JSON.readTree(args));
            return body;
        } catch (com.fasterxml.jackson.core.JsonProcessingException fault) {
            throw new IllegalArgumentException(fault);
        }
    }

    Api.Answer post(ObjectNode body) {
        return api.post(Stack.path("/exec/invocations"), body.toString());
    }

    /** Starts a call and answers at once with the invocation. */
    JsonNode start(String tool, String args) {
        return post(body(tool, args)).expect(202).json();
    }

    /** Starts a call and waits for its end, at most a minute. */
    JsonNode run(String tool, String args) {
        Api.Answer answer = post(body(tool, args).put("wait_seconds", 60));
        return answer.expect(200).json();
    }

    /** Waits until the agent is back behind a server that was started again; others share the stack and want it. */
    void awaitAgent() {
        Await.until(
                "calls run again",
                Duration.ofSeconds(60),
                () -> post(body("agent.ping", "{}").put("wait_seconds", 5)).status() == 200);
    }

    JsonNode get(String id) {
        return api.get(Stack.path("/exec/invocations/" + id)).expect(200).json();
    }

    JsonNode awaitEnd(String id) {
        Await.until(id + " ends", Duration.ofSeconds(90), () -> ENDS.contains(status(id)));
        return get(id);
    }

    void awaitStatus(String id, String status) {
        Await.until(
                id + " is " + status, Duration.ofSeconds(60), () -> status(id).equals(status));
    }

    String status(String id) {
        return get(id).path("status").asText();
    }
}
