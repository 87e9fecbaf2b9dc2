package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.Stack;

/** A paused workspace takes calls and gives none away, while another one with the same agent goes on. */
@ExtendWith(OnTheStack.class)
class PauseScenario {

    private static final String WORKSPACE = "paused";

    private final Stack stack;

    PauseScenario(Stack stack) {
        this.stack = stack;
    }

    @Test
    void nothingLeavesUntilTheWorkspaceIsResumed() throws Exception {
        stack.makeWorkspace(WORKSPACE, OnTheStack.AGENT);
        Api member = stack.person("pausing", "member");
        Calls calls = new Calls(stack.api());
        assertThat(member.post(Stack.path("/workspaces/" + WORKSPACE + "/pause-exec"), "{\"reason\":\"mine\"}")
                        .status())
                .as("pausing is for those who manage")
                .isEqualTo(403);

        Xeroctl xeroctl = new Xeroctl(stack, stack.key());
        Xeroctl.Ran paused = xeroctl.run("workspaces", "pause-exec", WORKSPACE, "--reason", "the cluster is moved");
        assertThat(paused.exit()).as(paused.toString()).isZero();
        JsonNode waiting = calls.post(Calls.body("host.uptime", "{}").put("workspace", WORKSPACE))
                .expect(202)
                .json();
        String id = waiting.path("id").asText();

        // The same tool of the same agent elsewhere, begun later, runs to its end.
        assertThat(calls.run("host.uptime", "{}").path("status").asText()).isEqualTo("completed");
        assertThat(calls.status(id)).isEqualTo("queued");

        Xeroctl.Ran resumed = xeroctl.run("workspaces", "resume-exec", WORKSPACE);
        assertThat(resumed.exit()).as(resumed.toString()).isZero();
        assertThat(calls.awaitEnd(id).path("status").asText()).isEqualTo("completed");
    }
}
