package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.xerotier.systemtests.stack.Stack;

/** The command line as a process of its own, with one caller's credential. */
final class Xeroctl {

    private final Stack stack;
    private final String credential;

    Xeroctl(Stack stack, String credential) {
        this.stack = stack;
        this.credential = credential;
    }

    record Ran(int exit, String out, String err) {}

    Ran run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                stack.artifacts().commandLine().toString()));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(stack.home(), "xeroctl", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("XEROCTL_BASE_URL", stack.url() + Stack.path(""));
        builder.environment().put("XEROCTL_API_KEY", credential);
        builder.environment()
                .put("XDG_CONFIG_HOME", stack.home().resolve("config").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), out, Files.readString(errors));
    }
}
