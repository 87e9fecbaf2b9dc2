package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.stack.Stack;

/** The main job: a call travels from the command line through the router to a real tool and back. */
@ExtendWith(OnTheStack.class)
class CommandLineScenario {

    private final Stack stack;

    CommandLineScenario(Stack stack) {
        this.stack = stack;
    }

    @Test
    void aCallTravelsFromTheCommandLineToTheToolAndBack() throws IOException, InterruptedException {
        Ran ran = xeroctl("exec", "invoke", "--workspace", "ops", "--tool", "host.uptime");
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
        Ran ran = xeroctl("exec", "invoke", "--workspace", "ops", "--tool", "no.such");
        assertThat(ran.exit()).isNotZero();
        assertThat(ran.err()).contains("exec_tool_not_found");
    }

    private record Ran(int exit, String out, String err) {}

    private Ran xeroctl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                stack.artifacts().commandLine().toString()));
        command.addAll(List.of(arguments));
        Path errors = stack.home().resolve("xeroctl.err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("XEROCTL_BASE_URL", stack.url() + Stack.path(""));
        builder.environment().put("XEROCTL_API_KEY", stack.key());
        builder.environment()
                .put("XDG_CONFIG_HOME", stack.home().resolve("config").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), out, java.nio.file.Files.readString(errors));
    }
}
