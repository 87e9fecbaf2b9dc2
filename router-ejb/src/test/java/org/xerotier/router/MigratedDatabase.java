package org.xerotier.router;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.postgresql.ds.PGSimpleDataSource;
import org.xerotier.provision.postgres.EmbeddedPostgres;
import org.xerotier.provision.postgres.RouterDatabase;

/**
 * A real PostgreSQL with the two roles and the migrated schema, started once for all tests and stopped after the last.
 * {@code @ExtendWith(MigratedDatabase.class)} and a parameter of this type is all a test needs. Rows stay between tests:
 * make a project of your own with {@link #project}.
 */
public final class MigratedDatabase implements ParameterResolver, ExtensionContext.Store.CloseableResource {

    private final EmbeddedPostgres server;
    private final RouterDatabase database;
    private final Entities entities;

    /** For JUnit, which wants to make the extension itself; the database is made when first asked for. */
    @SuppressWarnings({"unused", "NullAway"})
    MigratedDatabase() {
        server = null;
        database = null;
        entities = null;
    }

    private MigratedDatabase(EmbeddedPostgres server, RouterDatabase database) {
        this.server = server;
        this.database = database;
        flyway().migrate();
        this.entities = new Entities(database);
    }

    /** A migrated database of its own on the same server, for tests that must be alone or break things. */
    public MigratedDatabase fresh(String name) {
        return new MigratedDatabase(server, RouterDatabase.in(server, name));
    }

    /** Flyway as the router sets it up, on this database. */
    public Flyway flyway() {
        return Flyway.configure()
                .dataSource(dataSource(database.owner()))
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", database.app().user()))
                .load();
    }

    public Connection owner() throws SQLException {
        return database.connectAsOwner();
    }

    public Connection app() throws SQLException {
        return database.connectAsApp();
    }

    public DataSource appDataSource() {
        return dataSource(database.app());
    }

    public DataSource ownerDataSource() {
        return dataSource(database.owner());
    }

    public String appRole() {
        return database.app().user();
    }

    public String ownerRole() {
        return database.owner().user();
    }

    /** Entities of all rooms on the application role's connections. */
    public Entities entities() {
        return entities;
    }

    /** The settings a router would be given for this database. */
    public Map<String, String> settings() {
        return database.settings();
    }

    /** A session of the superuser, for breaking things nobody else may break. */
    public Connection superuser() throws SQLException {
        return server.connect(database.name());
    }

    private static DataSource dataSource(RouterDatabase.Role role, String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(role.user());
        source.setPassword(role.password());
        return source;
    }

    private DataSource dataSource(RouterDatabase.Role role) {
        return dataSource(role, database.jdbcUrl());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MigratedDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Function<String, MigratedDatabase> start = key -> {
            EmbeddedPostgres fresh = EmbeddedPostgres.temporary(Path.of("target", "postgres"));
            return new MigratedDatabase(fresh, RouterDatabase.in(fresh));
        };
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent("migrated database", start, MigratedDatabase.class);
    }

    @Override
    public void close() {
        entities.close();
        server.close();
    }
}
