package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.Settings;

class FleetConfigTest {

    @Test
    void defaults() {
        assertThat(FleetConfig.from(settings(Map.of()))).isEqualTo(new FleetConfig(Duration.ofSeconds(30)));
    }

    @Test
    void everyKeyMapped() {
        assertThat(FleetConfig.from(settings(Map.of("xerotier.router.heartbeat-timeout-ms", "900"))))
                .isEqualTo(new FleetConfig(Duration.ofMillis(900)));
    }

    @Test
    void refusesNonsense() {
        Settings settings = settings(Map.of("xerotier.router.heartbeat-timeout-ms", "0"));

        FleetConfig.from(settings);

        assertThat(settings.faults()).hasSize(1);
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }
}
