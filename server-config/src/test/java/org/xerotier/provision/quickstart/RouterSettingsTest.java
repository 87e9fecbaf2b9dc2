package org.xerotier.provision.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.provision.postgres.RouterDatabase;

class RouterSettingsTest {
    private static final RouterDatabase DATABASE = new RouterDatabase(
            "jdbc:postgresql://127.0.0.1:5/xerotier",
            "xerotier",
            new RouterDatabase.Role("xerotier_owner", "one"),
            new RouterDatabase.Role("xerotier_app", "two"));

    @TempDir
    Path home;

    private Place place;
    private Ports ports;

    @BeforeEach
    void place() throws Exception {
        place = new Place(home, home);
        Files.createDirectories(home.resolve("secrets"));
        ports = Ports.decide(Map.of(Ports.Port.MESH, 1555), Map.of(), port -> false, port -> true);
    }

    @Test
    void propertiesBecomeTheVariablesThatMicroProfileConfigReads() {
        assertThat(RouterSettings.variable("xerotier.database.owner-user")).isEqualTo("XEROTIER_DATABASE_OWNER_USER");
    }

    @Test
    void everythingTheRouterNeedsIsThere() {
        var environment = RouterSettings.environment(place, Router.FIRST, ports, DATABASE);
        assertThat(environment)
                .containsEntry("XEROTIER_DATABASE_PASSWORD", "two")
                .containsEntry("XEROTIER_DATABASE_OWNER_PASSWORD", "one")
                .containsEntry("XEROTIER_MESH_BIND", "127.0.0.1:1555")
                .containsEntry("XEROTIER_MESH_ADDRESS", "tcp://127.0.0.1:1555");
        assertThat(Base64.getDecoder().decode(environment.get("XEROTIER_COMPLETION_ENCRYPTION_KEY")))
                .hasSize(32);
        assertThat(Path.of(environment.get("XEROTIER_BOOTSTRAP_TOKEN_FILE"))).exists();
    }

    @Test
    void keysStayTheSameFromStartToStart() {
        assertThat(RouterSettings.environment(place, Router.FIRST, ports, DATABASE))
                .isEqualTo(RouterSettings.environment(place, Router.FIRST, ports, DATABASE));
    }
}
