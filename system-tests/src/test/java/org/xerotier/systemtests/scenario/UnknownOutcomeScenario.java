package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.AgentProcess;
import org.xerotier.systemtests.stack.Await;
import org.xerotier.systemtests.stack.Stack;

/** An outcome is unknown only when nobody can know it, and there is a way out of that. */
@ExtendWith(OnTheStack.class)
class UnknownOutcomeScenario {

    private final Stack stack;
    private final Calls calls;

    UnknownOutcomeScenario(Stack stack) {
        this.stack = stack;
        this.calls = new Calls(stack.api());
    }

    @Test
    void aMutationIsUnknownOnceItsAgentIsBackAndCannotSayAndAPersonSettlesIt() {
        try (AgentProcess agent = stack.startAgent("xem-unknown", OnTheStack.tools())) {
            List<String> running = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                running.add(begin("xem-unknown", "probe.sleep", "{\"seconds\":300}"));
            }

            agent.kill();
            stack.awaitState("xem-unknown", "stale");
            running.forEach(
                    id -> assertThat(calls.status(id)).as("it may come back").isEqualTo("running"));
            agent.start();
            running.forEach(id -> calls.awaitStatus(id, "ambiguous"));

            assertThat(open()).containsAll(running);
            assertThat(resolve(running.get(0), "succeeded", 200).path("status").asText())
                    .isEqualTo("completed");
            assertThat(resolve(running.get(1), "failed", 200).path("status").asText())
                    .isEqualTo("failed");
            resolve(running.get(1), "failed", 200);
            resolve(running.get(1), "succeeded", 409);
            resolve(running.get(2), "retry", 200);
            Await.until(
                    "it runs again under a new epoch",
                    Duration.ofSeconds(60),
                    () -> calls.get(running.get(2)).path("epoch").asLong() == 2);
            calls.awaitStatus(running.get(2), "running");
            stack.api()
                    .post(Stack.path("/exec/invocations/" + running.get(2) + "/cancel"), "{}")
                    .expect(202);
            calls.awaitEnd(running.get(2));

            JsonNode evidence = stack.api()
                    .get(Stack.path("/exec/invocations/" + running.get(2) + "/evidence"))
                    .expect(200)
                    .json();
            assertThat(evidence.path("executions")).hasSize(2);
            assertThat(evidence.path("ambiguities").path(0).path("outcome").asText())
                    .isEqualTo("retry");
        }
    }

    @Test
    void aProbeSettlesWhatTheAgentCannotSay() throws IOException {
        Path made = Files.createDirectories(stack.home().resolve("probed"));
        Path undone = Files.writeString(made.resolve("undone"), "held something else before");
        try (AgentProcess agent = stack.startAgent("xem-probed", OnTheStack.tools())) {
            String done = begin("xem-probed", "probe.mark", args(made.resolve("done")));
            String not = begin("xem-probed", "probe.mark", args(undone));

            agent.kill();
            stack.awaitState("xem-probed", "stale");
            agent.start();

            assertThat(calls.awaitEnd(done).path("status").asText()).isEqualTo("completed");
            JsonNode failed = calls.awaitEnd(not);
            assertThat(failed.path("status").asText()).isEqualTo("failed");
            assertThat(failed.path("error").path("code").asText()).isEqualTo("not_done");
        }
    }

    @Test
    void theDeathOfTheRouterAloneMakesNothingUnknown() throws IOException {
        List<String> running = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            running.add(begin(OnTheStack.AGENT, "probe.sleep", "{\"seconds\":%d}".formatted(5 + i)));
        }
        Await.until(
                "some have ended",
                Duration.ofSeconds(60),
                () -> calls.status(running.get(3)).equals("completed"));

        stack.domain().kill();
        stack.restart();

        Calls after = new Calls(stack.api());
        running.forEach(
                id -> assertThat(after.awaitEnd(id).path("status").asText()).isEqualTo("completed"));
        after.awaitAgent();
    }

    private String begin(String agent, String tool, String args) {
        String id = calls.post(Calls.body(tool, args).put("agent", agent))
                .expect(202)
                .json()
                .path("id")
                .asText();
        calls.awaitStatus(id, "running");
        return id;
    }

    private static String args(Path file) {
        return "{\"file\":\"%s\",\"seconds\":100}".formatted(file);
    }

    private JsonNode resolve(String id, String outcome, int status) {
        Api.Answer answer = stack.api()
                .post(
                        Stack.path("/exec/invocations/" + id + "/resolve"),
                        "{\"outcome\":\"%s\",\"reason\":\"looked at the host\"}".formatted(outcome));
        return answer.expect(status).json();
    }

    private List<String> open() {
        List<String> ids = new ArrayList<>();
        stack.api()
                .get(Stack.path("/exec/ambiguous?limit=100"))
                .expect(200)
                .json()
                .path("data")
                .forEach(one -> ids.add(one.path("invocation").path("id").asText()));
        return ids;
    }
}
