package org.xerotier.xeroctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script and the packaged jar, as a user starts them. */
class StartScriptIT {
    private static final Path SCRIPT = Path.of("bin", "xeroctl").toAbsolutePath();

    private final FakeRouter router = new FakeRouter();

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        router.close();
    }

    private ProcessBuilder command(Path script, String... arguments) {
        ProcessBuilder command = new ProcessBuilder(script.toString());
        command.command().addAll(List.of(arguments));
        command.environment().keySet().removeIf(name -> name.startsWith("XEROCTL_") || name.startsWith("XDG_"));
        command.environment().put("HOME", home.toString());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("XEROCTL_NO_ARCHIVE", "1");
        command.environment().put("XEROCTL_BASE_URL", router.baseUrl());
        command.environment().put("XEROCTL_API_KEY", "xero_demo_key");
        return command;
    }

    private static Session.Result run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Session.Result(process.waitFor(), out, err);
    }

    @Test
    void theJarKnowsItsVersion() throws Exception {
        Session.Result result = run(command(SCRIPT, "--version"));

        assertThat(result.out()).matches("xeroctl \\d+\\.\\d+\\.\\d+\\S*\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aLinkToTheScriptWorks() throws Exception {
        Path link = Files.createSymbolicLink(home.resolve("xc"), SCRIPT);

        assertThat(run(command(link, "--version")).exitCode()).isZero();
    }

    @Test
    void theBuildLeftAnArchiveThatFits() throws Exception {
        ProcessBuilder command = command(SCRIPT, "--version");
        command.environment().remove("XEROCTL_NO_ARCHIVE");

        assertThat(run(command).exitCode()).isZero();
        assertThat(home.resolve(".cache")).doesNotExist();
    }

    @Test
    void exitCodesAndArgumentsReachTheShellUnchanged() throws Exception {
        router.refuses("GET /exec/tools/gr%C3%B6%C3%9Fe%20%24HOME", 404, "exec_tool_not_found", "größe?");
        ProcessBuilder command = command(SCRIPT, "exec", "tool-show", "größe $HOME");
        command.environment().remove("LANG");
        command.environment().remove("LC_ALL");

        Session.Result result = run(command);

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("exec_tool_not_found: größe?");
    }

    @Test
    void aJavaThatIsTooOldIsRefused() throws Exception {
        Path java = Files.writeString(
                home.resolve("java"), "#!/bin/sh\necho '    java.specification.version = 11' >&2\nexit 1\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder command = command(SCRIPT, "--version");
        command.environment().remove("XEROCTL_NO_ARCHIVE");
        command.environment().put("XEROCTL_JAVA", java.toString());

        Session.Result result = run(command);

        assertThat(result.exitCode()).isEqualTo(10);
        assertThat(result.err()).contains("is Java 11; xeroctl needs 17 or newer");
    }

    @Test
    void aSignalLeavesTheInvocationRunningAndSaysSo() throws Exception {
        router.answers("POST /exec/invocations", 202, "{\"id\":\"inv_1\",\"status\":\"queued\"}")
                .streamsAndFallsSilent(
                        "inv_1",
                        "id: 1\nevent: x_exec.progress\n"
                                + "data: {\"stream\":\"stdout\",\"offset\":0,\"text\":\"tick\\n\"}\n\n");
        Process process = command(SCRIPT, "exec", "invoke", "a.b", "-w", "ops").start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);

        assertThat(out.readLine()).isEqualTo("tick");
        process.toHandle().destroy();

        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("interrupted; inv_1 goes on", "xeroctl exec watch inv_1");
        assertThat(process.waitFor()).isNotZero();
    }
}
