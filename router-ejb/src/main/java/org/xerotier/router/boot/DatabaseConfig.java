package org.xerotier.router.boot;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * How the database is reached: as the application role for everything, as the owner for migrations only.
 *
 * <p>The pool reads url, user and password from the same keys by itself, see {@link RouterStartup}.
 */
record DatabaseConfig(
        String url, String user, Secret password, String ownerUser, Secret ownerPassword, Duration patience) {

    private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    static final Setting<String> URL = new Setting<>(
            "xerotier.database.url",
            "JDBC URL",
            "jdbc:postgresql://127.0.0.1:5432/xerotier",
            false,
            "Where PostgreSQL is.",
            DatabaseConfig::url);
    static final Setting<String> USER = new Setting<>(
            "xerotier.database.user",
            "role name",
            "xerotier_app",
            false,
            "The role the router works as. It owns nothing and cannot change the audit log.",
            DatabaseConfig::role);
    static final Setting<Secret> PASSWORD =
            Setting.requiredSecret("xerotier.database.password", "Password of the application role.");
    static final Setting<String> OWNER_USER = new Setting<>(
            "xerotier.database.owner-user",
            "role name",
            "xerotier_owner",
            false,
            "The role that owns the schema; used at the start, for migrations, and not after.",
            DatabaseConfig::role);
    static final Setting<Secret> OWNER_PASSWORD =
            Setting.requiredSecret("xerotier.database.owner-password", "Password of the owning role.");

    static final Setting<Duration> WAIT = Setting.seconds(
            "xerotier.database.wait-seconds",
            600,
            0,
            86_400,
            "How long a starting router waits for a database that does not answer, as after a power cut.");

    static final List<Setting<?>> SETTINGS = List.of(URL, USER, PASSWORD, OWNER_USER, OWNER_PASSWORD, WAIT);

    static DatabaseConfig from(Settings settings) {
        DatabaseConfig config = new DatabaseConfig(
                settings.read(URL),
                settings.read(USER),
                settings.read(PASSWORD),
                settings.read(OWNER_USER),
                settings.read(OWNER_PASSWORD),
                settings.read(WAIT));
        settings.require(
                !config.user.equals(config.ownerUser),
                "xerotier.database.user and xerotier.database.owner-user are the same role; the router must not own the"
                        + " audit log, so give it a role of its own");
        return config;
    }

    private static String url(String text) {
        if (!text.startsWith("jdbc:postgresql:") || text.contains("${")) {
            throw new IllegalArgumentException("must begin with jdbc:postgresql:");
        }
        return text;
    }

    private static String role(String text) {
        if (!ROLE.matcher(text).matches()) {
            throw new IllegalArgumentException("must be a role name of a-z, 0-9 and '_'");
        }
        return text;
    }
}
