package org.xerotier.router.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.Settings;

class MeshConfigTest {

    @Test
    void defaults() {
        MeshConfig config = MeshConfig.from(settings(Map.of()));

        assertThat(config)
                .isEqualTo(new MeshConfig("127.0.0.1:5555", "tcp://127.0.0.1:5555", 256, 64, Duration.ofSeconds(5)));
        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isEqualTo(5555);
    }

    @Test
    void everyKeyMapped() {
        MeshConfig config = MeshConfig.from(settings(Map.of(
                "xerotier.mesh.bind", "0.0.0.0:7000",
                "xerotier.mesh.address", "tcp://mesh.example:7001",
                "xerotier.mesh.max-unauthenticated", "10",
                "xerotier.mesh.max-unauthenticated-per-address", "9",
                "xerotier.mesh.handshake-timeout-ms", "800")));

        assertThat(config)
                .isEqualTo(new MeshConfig("0.0.0.0:7000", "tcp://mesh.example:7001", 10, 9, Duration.ofMillis(800)));
    }

    @Test
    void refusesNonsense() {
        Map<String, String> nonsense = new HashMap<>();
        nonsense.put("xerotier.mesh.bind", "nowhere");
        nonsense.put("xerotier.mesh.address", "http://mesh.example:80");
        nonsense.put("xerotier.mesh.max-unauthenticated", "10");
        nonsense.put("xerotier.mesh.max-unauthenticated-per-address", "11");
        Settings settings = settings(nonsense);

        MeshConfig.from(settings);

        assertThat(settings.faults()).hasSize(3);
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }
}
