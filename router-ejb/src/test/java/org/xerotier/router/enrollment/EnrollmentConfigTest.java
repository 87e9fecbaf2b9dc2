package org.xerotier.router.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.Settings;

class EnrollmentConfigTest {

    @Test
    void defaults() {
        assertThat(EnrollmentConfig.from(settings(Map.of())))
                .isEqualTo(new EnrollmentConfig(Duration.ofMinutes(15), Duration.ofDays(1), Duration.ofDays(1)));
    }

    @Test
    void everyKeyMapped() {
        assertThat(EnrollmentConfig.from(settings(Map.of(
                        "xerotier.join-key.ttl-seconds", "60",
                        "xerotier.agent-token.ttl-seconds", "61",
                        "xerotier.agent-token.grace-seconds", "62"))))
                .isEqualTo(
                        new EnrollmentConfig(Duration.ofSeconds(60), Duration.ofSeconds(61), Duration.ofSeconds(62)));
    }

    @Test
    void refusesNonsense() {
        Settings settings = settings(Map.of(
                "xerotier.join-key.ttl-seconds", "59",
                "xerotier.agent-token.ttl-seconds", "soon",
                "xerotier.agent-token.grace-seconds", "-1"));

        EnrollmentConfig.from(settings);

        assertThat(settings.faults()).hasSize(3);
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }
}
