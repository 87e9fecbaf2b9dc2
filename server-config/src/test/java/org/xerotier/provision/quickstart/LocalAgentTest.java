package org.xerotier.provision.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAgentTest {
    @TempDir
    Path home;

    @Test
    void joinKeyIsWrittenOnlyUntilEnrolled() throws IOException {
        var agent = new LocalAgent(new Place(home, home));
        agent.configure("http://127.0.0.1:1", "secret-key");
        assertThat(configuration()).contains("join_key: \"secret-key\"").contains("registration_name: \"quickstart\"");
        agent.configure("http://127.0.0.1:1", null);
        assertThat(configuration()).doesNotContain("join_key");
    }

    @Test
    void configurationIsTheOwnersOnly() throws IOException {
        new LocalAgent(new Place(home, home)).configure("http://127.0.0.1:1", "secret-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("agent/xem.yaml"))))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingRunsWhereNothingWasStarted() {
        var agent = new LocalAgent(new Place(home, home));
        assertThat(agent.process()).isEmpty();
        assertThat(agent.hasState()).isFalse();
        agent.stop();
    }

    private String configuration() throws IOException {
        return Files.readString(home.resolve("agent/xem.yaml"));
    }
}
