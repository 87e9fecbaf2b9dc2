package org.xerotier.provision.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xerotier.provision.Command;
import org.xerotier.provision.PrivateFiles;

/** The operator's script against a real server. Needs psql, which the binaries of the embedded server do not bring. */
class DatabaseScriptIT {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(
                Command.of(List.of("psql", "--version")).run().succeeded(), "psql is not installed on this machine");
        server = EmbeddedPostgres.temporary(Path.of("target/postgres-it"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void missingDatabaseIsCreatedOnceAndThenFoundInOrder() throws SQLException {
        var before = script("--check", "--database", "scripted");
        assertThat(before.output()).contains("database scripted is missing");
        assertThat(before.exitCode()).isEqualTo(1);

        assertThat(script("--database", "scripted").output()).contains("no differences");
        assertThat(script("--database", "scripted").exitCode()).isZero();
        assertThat(script("--check", "--database", "scripted").exitCode()).isZero();

        try (var session = server.connect("scripted")) {
            session.createStatement().execute("grant create on schema public to xerotier_app");
        }
        var after = script("--check", "--database", "scripted");
        assertThat(after.output()).contains("differs: role xerotier_app may create objects in schema public");
        assertThat(after.exitCode()).isEqualTo(1);
    }

    private static Command.Result script(String... arguments) {
        var argv = new ArrayList<>(List.of("./database.sh"));
        argv.addAll(List.of(arguments));
        return Command.of(argv)
                .with("PGHOST", "127.0.0.1")
                .with("PGPORT", String.valueOf(server.port()))
                .with("PGUSER", "postgres")
                .with("PGPASSWORD", PrivateFiles.read(server.home().resolve("superuser.password")))
                .with("XEROTIER_DATABASE_OWNER_PASSWORD", "it's \"quoted\"")
                .with("XEROTIER_DATABASE_PASSWORD", "plain")
                .run();
    }
}
