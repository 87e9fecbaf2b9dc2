package org.xerotier.router.boot;

import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the schema to this release's, as its owner. Several routers may try at once; one does it, the others wait. */
final class SchemaMigration {

    private final DataSource owner;
    private final String appRole;

    SchemaMigration(DataSource owner, String appRole) {
        this.owner = owner;
        this.appRole = appRole;
    }

    /** The number of migrations applied. A schema newer than this release is refused, not guessed at. */
    int run() {
        Flyway flyway = Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(owner)
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", appRole))
                .validateMigrationNaming(true)
                .ignoreMigrationPatterns(new String[0])
                .cleanDisabled(true)
                .load();
        try {
            MigrateResult result = flyway.migrate();
            return result.migrationsExecuted;
        } catch (FlywayException e) {
            throw new StartRefused(
                    "the database schema cannot be brought to this release: " + reason(e)
                            + "; check the owner role's rights and that no other release has used this database",
                    e);
        }
    }

    /** The message says what in its first lines and goes on about the tool after them. */
    private static String reason(FlywayException e) {
        return String.valueOf(e.getMessage())
                .strip()
                .lines()
                .filter(line -> !line.isBlank())
                .limit(2)
                .collect(Collectors.joining(": "));
    }
}
