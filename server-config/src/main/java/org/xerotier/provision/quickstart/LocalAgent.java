package org.xerotier.provision.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.provision.Checksums;
import org.xerotier.provision.Detached;
import org.xerotier.provision.OwnedProcess;
import org.xerotier.provision.PrivateFiles;
import org.xerotier.provision.ProvisionException;

/** The one execution agent of the quickstart, as a process on this machine. */
final class LocalAgent {
    static final String NAME = "quickstart";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Place place;

    LocalAgent(Place place) {
        this.place = place;
    }

    Optional<OwnedProcess> process() {
        return OwnedProcess.running(place.agentPid());
    }

    /** True when it has been enrolled before and kept what it was given. */
    boolean hasState() {
        return Files.isDirectory(place.agent().resolve("state"));
    }

    void forgetState() {
        PrivateFiles.deleteTree(place.agent());
    }

    /** Writes the configuration; the join key only before enrolment. */
    void configure(String routerUrl, @Nullable String joinKey) {
        PrivateFiles.directory(place.agent());
        PrivateFiles.directory(place.agent().resolve("credentials"));
        var text = new StringBuilder();
        append(text, "router_url", routerUrl);
        append(text, "registration_name", NAME);
        append(text, "tools_dir", place.bundles().toString());
        append(text, "credentials_dir", place.agent().resolve("credentials").toString());
        append(
                text,
                "signing_key_path",
                place.agent().resolve("signing-key.hex").toString());
        append(text, "curve_key_path", place.agent().resolve("curve-key.hex").toString());
        append(
                text,
                "queue_db_path",
                place.agent().resolve("state/queue.sqlite").toString());
        if (joinKey != null) {
            append(text, "join_key", joinKey);
        }
        PrivateFiles.write(configuration(), text.toString());
    }

    /** Starts it in a session of its own, so that it outlives this terminal. */
    OwnedProcess start() {
        var argv = new ArrayList<>(Detached.prefix());
        argv.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-jar",
                place.agentJar().toString(),
                "run",
                "--config",
                configuration().toString()));
        try {
            var child = new ProcessBuilder(argv)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(place.agentLog().toFile()))
                    .start();
            var started = OwnedProcess.of(child.pid()).orElseThrow(() -> ended());
            started.note(place.agentPid());
            PrivateFiles.write(version(), Checksums.sha256(place.agentJar()) + "\n");
            return started;
        } catch (IOException e) {
            throw new ProvisionException(
                    "The agent could not be started: " + e.getMessage(), "Check the JDK.", place.agentLog(), e);
        }
    }

    /** True when it runs from the jar that is built now. */
    boolean isCurrent() {
        return Files.exists(version()) && PrivateFiles.read(version()).equals(Checksums.sha256(place.agentJar()));
    }

    void stop() {
        process().ifPresent(running -> running.stop(PATIENCE));
    }

    ProvisionException ended() {
        return new ProvisionException(
                "The agent ended at once.", "Read its log; ./quickstart again starts it again.", place.agentLog());
    }

    private Path version() {
        return place.agent().resolve("jar.sha256");
    }

    private Path configuration() {
        return place.agent().resolve("xem.yaml");
    }

    private static void append(StringBuilder text, String key, String value) {
        text.append(key)
                .append(": \"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\"\n");
    }
}
