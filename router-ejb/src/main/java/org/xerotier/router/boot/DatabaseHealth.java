package org.xerotier.router.boot;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.xerotier.router.kernel.HealthCheck;

/** The database answers. */
@ApplicationScoped
class DatabaseHealth implements HealthCheck {

    private static final int PATIENCE_SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/router")
    DataSource database;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean isUp() {
        try (var connection = database.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }
}
