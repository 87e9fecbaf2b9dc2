package org.xerotier.router.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.Settings;

class SecurityConfigTest {

    private static final String KEY = "xerotier.completion.encryption.key";

    @Test
    void defaults() {
        SecurityConfig config = settings(Map.of(KEY, SecurityRoom.randomKey())).sound(SecurityConfig::from);
        assertThat(config.bootstrapTokenFile()).isEmpty();
    }

    @Test
    void everyKeyMapped() {
        SecurityConfig config = settings(
                        Map.of(KEY, "k1:" + SecurityRoom.randomKey(), "xerotier.bootstrap.token-file", "/run/token"))
                .sound(SecurityConfig::from);
        assertThat(config.payloadKeys().activeId()).isEqualTo("k1");
        assertThat(config.bootstrapTokenFile()).isEqualTo("/run/token");
    }

    @Test
    void refusesNonsense() {
        Settings missing = settings(Map.of());
        SecurityConfig.from(missing);
        assertThat(missing.faults())
                .singleElement()
                .asString()
                .contains("XEROTIER_COMPLETION_ENCRYPTION_KEY", "is not set");
        Settings placeholder = settings(Map.of(KEY, "changeme"));
        SecurityConfig.from(placeholder);
        assertThat(placeholder.faults()).singleElement().asString().doesNotContain("changeme");
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }
}
