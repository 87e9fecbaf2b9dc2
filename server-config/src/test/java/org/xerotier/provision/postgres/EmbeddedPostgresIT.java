package org.xerotier.provision.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xerotier.provision.ProvisionException;

class EmbeddedPostgresIT {
    private static final Path DIRECTORY = Path.of("target/postgres-it");
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        server = EmbeddedPostgres.temporary(DIRECTORY);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isDurableLoopbackOnlyAndUsesChecksums() throws SQLException {
        try (var session = server.connect("postgres")) {
            assertThat(setting(session, "fsync")).isEqualTo("on");
            assertThat(setting(session, "data_checksums")).isEqualTo("on");
            assertThat(setting(session, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(session, "unix_socket_directories")).isEmpty();
            assertThat(setting(session, "max_prepared_transactions")).isEqualTo("64");
            assertThat(setting(session, "max_connections")).isEqualTo("200");
        }
    }

    @Test
    void wrongPasswordIsRefused() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void startingTwiceKeepsTheSameServer() {
        var before = server.process();
        server.start();
        assertThat(server.process()).isEqualTo(before);
    }

    @Test
    void survivesKillAndStop() throws SQLException {
        try (var session = server.connect("postgres")) {
            session.createStatement().execute("create table if not exists kept (n int); insert into kept values (1)");
        }
        server.kill();
        server.start();
        server.stop();
        assertThat(server.isRunning()).isFalse();
        server.start();
        try (var session = server.connect("postgres");
                var rows = session.createStatement().executeQuery("select count(*) from kept")) {
            rows.next();
            assertThat(rows.getInt(1)).isPositive();
        }
    }

    @Test
    void aStrangersServerOnThePortIsNotTaken() {
        var home = DIRECTORY.resolve("stranger");
        var second = EmbeddedPostgres.at(DIRECTORY.resolve("programs"), home, server.port());
        assertThatThrownBy(second::start)
                .isInstanceOf(ProvisionException.class)
                .hasMessageContaining("in use by another program");
    }

    @Test
    void dataAndPasswordsAreForTheOwnerOnly() throws Exception {
        RouterDatabase.in(server);
        var home = server.home();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data"))))
                .isEqualTo("rwx------");
        for (var name : List.of("superuser.password", "xerotier_owner.password", "xerotier_app.password")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void provisioningTwiceLeavesNoDifference() throws SQLException {
        RouterDatabase.in(server, "twice");
        var database = RouterDatabase.in(server, "twice");
        assertThat(database.differences(server)).isEmpty();
    }

    @Test
    void applicationRoleHasTheRightsItWasGrantedAndNoOthers() throws SQLException {
        var database = RouterDatabase.in(server, "roles");
        try (var owner = database.connectAsOwner()) {
            owner.createStatement().execute("create table things (id int primary key, name text)");
            owner.createStatement().execute("create table secrets (id int primary key)");
            owner.createStatement().execute("grant insert on things to xerotier_app");
        }
        try (var app = database.connectAsApp()) {
            app.createStatement().execute("insert into things values (1, 'one')");
            assertThatThrownBy(() -> app.createStatement().execute("select from secrets"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> app.createStatement().execute("delete from things"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> app.createStatement().execute("create table more (n int)"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> app.createStatement().execute("truncate things"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void differencesAreNamed() throws SQLException {
        var database = RouterDatabase.in(server, "bent");
        try (var session = server.connect("bent")) {
            session.createStatement().execute("grant create on schema public to xerotier_app");
            session.createStatement().execute("grant connect on database bent to public");
        }
        assertThat(database.differences(server))
                .containsExactly(
                        "everybody may connect to database bent",
                        "role xerotier_app may create objects in schema public");
    }

    private static String setting(Connection session, String name) throws SQLException {
        try (var row = session.createStatement().executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
