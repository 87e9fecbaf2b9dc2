package org.xerotier.router.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.xerotier.router.kernel.Settings;

class DatabaseConfigTest {

    private static final Map<String, String> PASSWORDS =
            Map.of("xerotier.database.password", "a", "xerotier.database.owner-password", "b");

    @Test
    void defaults() {
        DatabaseConfig config = settings(PASSWORDS).sound(DatabaseConfig::from);
        assertThat(config.url()).isEqualTo("jdbc:postgresql://127.0.0.1:5432/xerotier");
        assertThat(config.user()).isEqualTo("xerotier_app");
        assertThat(config.ownerUser()).isEqualTo("xerotier_owner");
    }

    @Test
    void everyKeyMapped() {
        DatabaseConfig config = settings(Map.of(
                        "xerotier.database.url", "jdbc:postgresql://db:1/x",
                        "xerotier.database.user", "app",
                        "xerotier.database.password", "p1",
                        "xerotier.database.owner-user", "own",
                        "xerotier.database.owner-password", "p2"))
                .sound(DatabaseConfig::from);
        assertThat(config.url()).isEqualTo("jdbc:postgresql://db:1/x");
        assertThat(config.user()).isEqualTo("app");
        assertThat(config.password().reveal()).isEqualTo("p1");
        assertThat(config.ownerUser()).isEqualTo("own");
        assertThat(config.ownerPassword().reveal()).isEqualTo("p2");
        assertThat(config.toString()).doesNotContain("p1").doesNotContain("p2");
    }

    @Test
    void refusesNonsense() {
        assertThat(faults(Map.of("xerotier.database.url", "mysql://x"))).hasSize(1);
        assertThat(faults(Map.of("xerotier.database.user", "drop table"))).hasSize(1);
        assertThat(faults(Map.of("xerotier.database.user", "xerotier_owner")))
                .singleElement()
                .asString()
                .contains("same role");
        Settings none = settings(Map.of());
        DatabaseConfig.from(none);
        assertThat(none.faults()).hasSize(2);
    }

    private static List<String> faults(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(PASSWORDS);
        values.putAll(more);
        Settings settings = settings(values);
        DatabaseConfig.from(settings);
        return settings.faults();
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }
}
