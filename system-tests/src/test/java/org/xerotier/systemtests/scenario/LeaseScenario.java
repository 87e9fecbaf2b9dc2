package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.AgentProcess;
import org.xerotier.systemtests.stack.Stack;

/** An agent that is gone gets no work; one that leaves in order finishes its own first. */
@ExtendWith(OnTheStack.class)
class LeaseScenario {

    private final Stack stack;
    private final Calls calls;

    LeaseScenario(Stack stack) {
        this.stack = stack;
        this.calls = new Calls(stack.api());
    }

    @Test
    void aKilledAgentBecomesStaleAndComesBack() {
        try (AgentProcess second = stack.startAgent("xem-killed", OnTheStack.tools())) {
            String running = calls.post(
                            Calls.body("probe.sleep", "{\"seconds\":100}").put("agent", "xem-killed"))
                    .expect(202)
                    .json()
                    .path("id")
                    .asText();
            calls.awaitStatus(running, "running");

            second.kill();
            stack.awaitState("xem-killed", "stale");

            assertThat(calls.status(running))
                    .as("a mutation waits for its agent's return")
                    .isEqualTo("running");
            Api.Answer refused = calls.post(Calls.body("agent.ping", "{}").put("agent", "xem-killed"));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("tool_executor_unavailable");

            second.start();
            stack.awaitState("xem-killed", "active");
            calls.awaitStatus(running, "ambiguous");
            assertThat(calls.post(Calls.body("agent.ping", "{}")
                                    .put("agent", "xem-killed")
                                    .put("wait_seconds", 20))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aTerminatedAgentFinishesItsWorkAndTakesNoMore() {
        try (AgentProcess second = stack.startAgent("xem-drained", OnTheStack.tools())) {
            String running = calls.post(
                            Calls.body("probe.sleep", "{\"seconds\":4}").put("agent", "xem-drained"))
                    .expect(202)
                    .json()
                    .path("id")
                    .asText();
            calls.awaitStatus(running, "running");

            assertThat(second.stop()).isIn(0, 143);

            assertThat(calls.awaitEnd(running).path("status").asText()).isEqualTo("completed");
            assertThat(calls.post(Calls.body("agent.ping", "{}").put("agent", "xem-drained"))
                            .status())
                    .isEqualTo(503);
        }
    }
}
