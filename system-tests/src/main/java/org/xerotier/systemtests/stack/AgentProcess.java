package org.xerotier.systemtests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xerotier.provision.PrivateFiles;

/** An execution agent as a process, with its own configuration, keys and state. */
public final class AgentProcess implements AutoCloseable {

    private final Path jar;
    private final Path home;
    private final List<String> options = new ArrayList<>(List.of("-Xmx256m"));
    private final Map<String, String> environment = new TreeMap<>();
    private @Nullable Process process;

    private AgentProcess(Path jar, Path home) {
        this.jar = jar;
        this.home = home;
    }

    static AgentProcess prepare(Artifacts artifacts, Path home, String name, URI router, String joinKey, Path tools) {
        PrivateFiles.directory(home);
        PrivateFiles.directory(home.resolve("credentials"));
        PrivateFiles.write(home.resolve("xem.yaml"), """
                router_url: %s
                join_key: %s
                registration_name: %s
                lease_renewal_interval_ms: 1000
                max_concurrent_executions: 64
                tools_dir: %s
                credentials_dir: %s
                signing_key_path: %s
                curve_key_path: %s
                queue_db_path: %s
                """.formatted(
                        router,
                        joinKey,
                        name,
                        tools,
                        home.resolve("credentials"),
                        home.resolve("signing-key.hex"),
                        home.resolve("curve-key.hex"),
                        home.resolve("state/queue.sqlite")));
        return new AgentProcess(artifacts.agentJar(), home);
    }

    /** Variables of its environment, from its next start on. */
    public void surroundings(Map<String, String> variables) {
        environment.putAll(variables);
    }

    /** Further configuration, and an option of its virtual machine. */
    void configure(Map<String, String> settings, @Nullable String option) {
        StringBuilder lines = new StringBuilder(PrivateFiles.read(home.resolve("xem.yaml"))).append('\n');
        settings.forEach((name, value) -> {
            int at = lines.indexOf(name + ":");
            if (at >= 0) {
                lines.delete(at, lines.indexOf("\n", at) + 1);
            }
            lines.append(name).append(": ").append(value).append('\n');
        });
        PrivateFiles.write(home.resolve("xem.yaml"), lines.toString());
        if (option != null) {
            options.add(option);
            options.add("-XX:TieredStopAtLevel=1");
        }
    }

    public void start() {
        try {
            List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
            command.addAll(options);
            command.addAll(List.of(
                    "-jar",
                    jar.toString(),
                    "run",
                    "--config",
                    home.resolve("xem.yaml").toString()));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    public ProcessHandle handle() {
        return required().toHandle();
    }

    public Path log() {
        return home.resolve("agent.log");
    }

    public Path home() {
        return home;
    }

    /** Its state, ledger included. */
    public Path state() {
        return home.resolve("state");
    }

    /** SIGKILL, as a test of what a crash leaves behind. */
    public void kill() {
        required().destroyForcibly();
        await(10);
    }

    /** SIGTERM, and its exit code once it has drained. */
    public int stop() {
        required().destroy();
        await(60);
        return required().exitValue();
    }

    private void await(int seconds) {
        try {
            if (!required().waitFor(seconds, TimeUnit.SECONDS)) {
                throw new AssertionError("the agent did not end within %d s; see %s".formatted(seconds, log()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Process required() {
        if (process == null) {
            throw new IllegalStateException("the agent was not started");
        }
        return process;
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroyForcibly();
            await(10);
        }
    }
}
