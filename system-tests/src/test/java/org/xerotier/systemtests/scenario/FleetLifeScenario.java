package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.AgentProcess;
import org.xerotier.systemtests.stack.Await;
import org.xerotier.systemtests.stack.Stack;

/** What may happen to an agent besides coming and going: a rival for its name, another key, a pause. */
@ExtendWith(OnTheStack.class)
class FleetLifeScenario {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final SecureRandom random = new SecureRandom();
    private final Stack stack;
    private final Calls calls;

    FleetLifeScenario(Stack stack) {
        this.stack = stack;
        this.calls = new Calls(stack.api());
    }

    @Test
    void aSecondKeyForANameStopsItUntilSomebodySaysWhichKeepsIt() throws Exception {
        try (AgentProcess agent = serving("contested")) {
            assertThat(run("contested").path("status").asText()).isEqualTo("completed");
            String holder = agent("contested").path("id").asText();

            Api.Answer claim = stack.api()
                    .withKey(null)
                    .post(
                            "/v1/enroll",
                            EnrolmentScenario.request(
                                    joinKey(),
                                    "contested",
                                    CurveKeyPair.generate(random),
                                    SigningKey.generate(random)));

            assertThat(claim.status()).isEqualTo(409);
            assertThat(claim.code()).isEqualTo("agent_conflict_pill");
            assertThat(agent(holder).path("state").asText()).isEqualTo("conflict_pill");
            assertThat(events(holder)).contains("conflict");
            assertThat(calls.post(body("contested")).code()).isEqualTo("tool_executor_unavailable");
            assertThat(agent.isRunning()).isTrue();

            Xeroctl.Ran recovered = new Xeroctl(stack, stack.key())
                    .run("agents", "recover", "contested", "--keep", holder, "--reason", "the other is a clone");

            assertThat(recovered.exit()).as(recovered.toString()).isZero();
            assertThat(agent(holder).path("state").asText()).isEqualTo("active");
            assertThat(run("contested").path("status").asText()).isEqualTo("completed");
        }
    }

    @Test
    void anAgentChangesItsKeyWhileItWorksAndNoCallIsLost() throws Exception {
        try (AgentProcess agent = serving("turning")) {
            Xeroctl.Ran asked =
                    new Xeroctl(stack, stack.key()).run("agents", "curve-rotate", "turning", "--reason", "a try");
            assertThat(asked.exit()).as(asked.toString()).isZero();

            List<String> begun = new ArrayList<>();
            Await.until("the key is changed", SOON, () -> {
                callUnlessAway(begun);
                return events("turning").contains("curve_rotated");
            });
            Await.until("a call is taken under the new key", SOON, () -> callUnlessAway(begun));

            for (String id : begun) {
                JsonNode ended = calls.awaitEnd(id);
                assertThat(ended.path("status").asText()).as(ended.toString()).isEqualTo("completed");
            }
            assertThat(agent.isRunning()).isTrue();
        }
    }

    /** While the agent comes back with its new key a call may be refused, which promises nothing; whether it was taken. */
    private boolean callUnlessAway(List<String> begun) {
        Api.Answer answer = calls.post(body("turning"));
        if (answer.code().equals("tool_executor_unavailable")) {
            return false;
        }
        return begun.add(answer.expect(202).json().path("id").asText());
    }

    @Test
    void aPausedAgentGetsNothingAndWhatWaitsLeavesAfterwards() throws Exception {
        try (AgentProcess agent = serving("resting")) {
            Xeroctl xeroctl = new Xeroctl(stack, stack.key());
            Xeroctl.Ran paused = xeroctl.run(
                    "agents", "pause-exec", "resting", "--workspace", "resting", "--reason", "looking into it");
            assertThat(paused.exit()).as(paused.toString()).isZero();

            String id =
                    calls.post(body("resting")).expect(202).json().path("id").asText();
            assertThat(run(null).path("status").asText()).isEqualTo("completed");
            assertThat(calls.status(id)).isEqualTo("queued");
            assertThat(agent("resting").path("holds").path(0).path("name").asText())
                    .isEqualTo("paused:resting");

            Xeroctl.Ran resumed = xeroctl.run(
                    "agents", "resume-exec", "resting", "--workspace", "resting", "--reason", "it was not it");
            assertThat(resumed.exit()).as(resumed.toString()).isZero();
            assertThat(calls.awaitEnd(id).path("status").asText()).isEqualTo("completed");
            assertThat(agent.isRunning()).isTrue();
        }
    }

    /** An agent that alone serves a workspace, both of this name. */
    private AgentProcess serving(String name) {
        AgentProcess agent = stack.startAgent(name, OnTheStack.tools());
        stack.api()
                .send("DELETE", Stack.path("/workspaces/ops/bindings/" + name), null, Map.of())
                .expect(200);
        stack.makeWorkspace(name, name);
        return agent;
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode body(String workspace) {
        return Calls.body("host.uptime", "{}").put("workspace", workspace);
    }

    private JsonNode run(@org.jspecify.annotations.Nullable String workspace) {
        if (workspace == null) {
            return calls.run("host.uptime", "{}");
        }
        return calls.awaitEnd(
                calls.post(body(workspace)).expect(202).json().path("id").asText());
    }

    private JsonNode agent(String idOrName) {
        return stack.api()
                .get(Stack.path("/management/agents/" + idOrName))
                .expect(200)
                .json();
    }

    private List<String> events(String agent) {
        List<String> types = new ArrayList<>();
        stack.api()
                .get(Stack.path("/management/agents/" + agent + "/events?limit=100"))
                .expect(200)
                .json()
                .path("data")
                .forEach(event -> types.add(event.path("type").asText()));
        return types;
    }

    private String joinKey() throws IOException {
        return stack.api()
                .post(Stack.path("/management/join-keys"), "{\"name\":\"rival\",\"registration_name\":\"contested\"}")
                .expect(201)
                .json()
                .path("key")
                .asText();
    }
}
