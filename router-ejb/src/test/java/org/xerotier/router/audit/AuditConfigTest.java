package org.xerotier.router.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xerotier.router.kernel.Settings;
import org.xerotier.router.kernel.SettingsRefused;

class AuditConfigTest {

    @Test
    void aCheckpointIsSignedEveryMinuteAndKeptInTheDatabaseOnly() {
        AuditConfig config = read(Map.of());
        assertThat(config).isEqualTo(new AuditConfig(Duration.ofMinutes(1), Optional.empty()));
    }

    @Test
    void bothCanBeSet() {
        AuditConfig config = read(Map.of(
                "xerotier.audit.checkpoint-seconds", "5", "xerotier.audit.checkpoint-directory", "/mnt/elsewhere"));
        assertThat(config).isEqualTo(new AuditConfig(Duration.ofSeconds(5), Optional.of(Path.of("/mnt/elsewhere"))));
    }

    @ParameterizedTest
    @CsvSource({
        "xerotier.audit.checkpoint-seconds, 0",
        "xerotier.audit.checkpoint-directory, not/absolute",
    })
    void whatCannotBeMeantIsRefused(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value))).isInstanceOf(SettingsRefused.class);
    }

    private static AuditConfig read(Map<String, String> values) {
        Settings settings = new Settings(name -> Optional.ofNullable(values.get(name)));
        AuditConfig config = AuditConfig.from(settings);
        settings.refuseIfFaulty();
        return config;
    }
}
