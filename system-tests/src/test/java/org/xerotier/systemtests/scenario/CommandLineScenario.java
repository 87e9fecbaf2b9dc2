package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.stack.Stack;

/** The main job: a call travels from the command line through the router to a real tool and back. */
@ExtendWith(OnTheStack.class)
class CommandLineScenario {

    private final Xeroctl xeroctl;

    CommandLineScenario(Stack stack) {
        xeroctl = new Xeroctl(stack, stack.key());
    }

    @Test
    void aCallTravelsFromTheCommandLineToTheToolAndBack() throws IOException, InterruptedException {
        Xeroctl.Ran ran = xeroctl("exec", "invoke", "--workspace", "ops", "--tool", "host.uptime");
        assertThat(ran.exit()).as(ran.toString()).isZero();
        assertThat(ran.out()).isNotBlank();
    }

    @Test
    void theRecordIsThereToLookAt() throws IOException, InterruptedException {
        xeroctl("exec", "invoke", "--workspace", "ops", "--tool", "agent.ping");
        assertThat(xeroctl("exec", "list").out()).contains("agent.ping");
        assertThat(xeroctl("exec", "tools").out()).contains("host.uptime");
        assertThat(xeroctl("exec", "tool-show", "probe.remove").out()).contains("destructive");
        assertThat(xeroctl("agents").out()).contains(OnTheStack.AGENT);
        assertThat(xeroctl("audit", "list").out()).contains("invocation.completed");
        assertThat(xeroctl("status").exit()).isZero();
    }

    @Test
    void aFailedToolFailsTheCommand() throws IOException, InterruptedException {
        assertThat(xeroctl("exec", "invoke", "--workspace", "ops", "--tool", "probe.fail")
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void aRefusalSaysItsCodeAndWhatToDo() throws IOException, InterruptedException {
        Xeroctl.Ran ran = xeroctl("exec", "invoke", "--workspace", "ops", "--tool", "no.such");
        assertThat(ran.exit()).isNotZero();
        assertThat(ran.err()).contains("exec_tool_not_found");
    }

    private Xeroctl.Ran xeroctl(String... arguments) throws IOException, InterruptedException {
        return xeroctl.run(arguments);
    }
}
