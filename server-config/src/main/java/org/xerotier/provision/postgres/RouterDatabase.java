package org.xerotier.provision.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xerotier.provision.ProvisionException;

/**
 * The router's database with its two roles, as the router is told of them. The schema itself comes from the router's migrations.
 *
 * @param owner owns the schema, runs migrations
 * @param app reads and writes rows
 */
public record RouterDatabase(String jdbcUrl, String name, Role owner, Role app) {
    /** A role that logs in with a password. */
    public record Role(String user, String password) {
        @Override
        public String toString() {
            return user + " (password withheld)";
        }
    }

    /** How the router gets into the named database of an embedded server; nothing is created yet. */
    public static RouterDatabase of(EmbeddedPostgres server, String name) {
        return new RouterDatabase(
                server.jdbcUrl(name),
                name,
                new Role("xerotier_owner", server.secret("xerotier_owner")),
                new Role("xerotier_app", server.secret("xerotier_app")));
    }

    /** The same under the product's name for its database. */
    public static RouterDatabase of(EmbeddedPostgres server) {
        return of(server, "xerotier");
    }

    /** Creates what is missing in a started server and answers how to get in. Safe to repeat. */
    public static RouterDatabase in(EmbeddedPostgres server, String name) {
        return of(server, name).provision(server);
    }

    /** The product's database in a started server. */
    public static RouterDatabase in(EmbeddedPostgres server) {
        return of(server).provision(server);
    }

    /** Creates roles, database and grants where they are missing. */
    public RouterDatabase provision(EmbeddedPostgres server) {
        try {
            try (var connection = server.connect("postgres")) {
                PsqlScript.named("10-roles.sql").run(connection, variables());
                PsqlScript.named("20-database.sql").run(connection, variables());
            }
            try (var connection = server.connect(name)) {
                PsqlScript.named("30-grants.sql").run(connection, variables());
            }
            return this;
        } catch (SQLException e) {
            throw new ProvisionException(
                    "Creating database " + name + " failed: " + e.getMessage(), "Read the log.", server.log(), e);
        }
    }

    /** What differs from the wanted state, in words; empty when nothing does. */
    public List<String> differences(EmbeddedPostgres server) throws SQLException {
        try (var connection = server.connect(name)) {
            return PsqlScript.named("check.sql").query(connection, variables());
        }
    }

    public Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, owner.user(), owner.password());
    }

    public Connection connectAsApp() throws SQLException {
        return DriverManager.getConnection(jdbcUrl, app.user(), app.password());
    }

    /** The router's settings for this database, by property name. */
    public Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        settings.put("xerotier.database.url", jdbcUrl);
        settings.put("xerotier.database.user", app.user());
        settings.put("xerotier.database.password", app.password());
        settings.put("xerotier.database.owner-user", owner.user());
        settings.put("xerotier.database.owner-password", owner.password());
        return settings;
    }

    private Map<String, String> variables() {
        return Map.of(
                "database", name,
                "owner", owner.user(),
                "owner_password", owner.password(),
                "app", app.user(),
                "app_password", app.password());
    }
}
