package org.xerotier.xem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xerotier.xem.router.FakeEnrollment;

/** The agent as a process of its own, with everything it keeps below one folder. */
final class TestAgent {

    private TestAgent() {}

    static Process start(Path home, FakeEnrollment enrollment, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.xerotier.xem.Main",
                "run",
                "--config",
                home.resolve("none.yaml").toString(),
                "--router-url",
                enrollment.url(),
                "--registration-name",
                "tester",
                "--tools-dir",
                home.resolve("tools").toString(),
                "--credentials-dir",
                home.resolve("credentials").toString(),
                "--signing-key-path",
                home.resolve("keys/signing.hex").toString(),
                "--curve-key-path",
                home.resolve("keys/curve.hex").toString(),
                "--queue-db-path",
                home.resolve("state/queue.sqlite").toString(),
                "--lease-renewal-interval-ms",
                "500"));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("agent.log").toFile()));
        builder.environment().put("XEM_JOIN_KEY", enrollment.joinKey());
        return builder.start();
    }
}
