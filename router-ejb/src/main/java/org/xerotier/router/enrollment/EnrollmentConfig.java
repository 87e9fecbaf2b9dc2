package org.xerotier.router.enrollment;

import java.time.Duration;
import java.util.List;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * How long invitations and tokens live.
 *
 * @param joinKeyLife of a join key minted without a wish
 * @param tokenLife of an agent token
 * @param tokenGrace how long after its end a token may still be refreshed, though nothing else
 */
record EnrollmentConfig(Duration joinKeyLife, Duration tokenLife, Duration tokenGrace) {

    static final Duration SHORTEST_JOIN_KEY = Duration.ofMinutes(1);
    static final Duration LONGEST_JOIN_KEY = Duration.ofDays(1);

    private static final Setting<Duration> JOIN_KEY_LIFE = Setting.seconds(
            "xerotier.join-key.ttl-seconds",
            900,
            SHORTEST_JOIN_KEY.toSeconds(),
            LONGEST_JOIN_KEY.toSeconds(),
            "Life of a join key that is minted without one.");
    private static final Setting<Duration> TOKEN_LIFE =
            Setting.seconds("xerotier.agent-token.ttl-seconds", 86_400, 60, 31_536_000, "Life of an agent's token.");
    private static final Setting<Duration> TOKEN_GRACE = Setting.seconds(
            "xerotier.agent-token.grace-seconds",
            86_400,
            0,
            31_536_000,
            "How long after its end an agent's token may still be refreshed.");

    static final List<Setting<?>> SETTINGS = List.of(JOIN_KEY_LIFE, TOKEN_LIFE, TOKEN_GRACE);

    static EnrollmentConfig from(Settings settings) {
        return new EnrollmentConfig(
                settings.read(JOIN_KEY_LIFE), settings.read(TOKEN_LIFE), settings.read(TOKEN_GRACE));
    }
}
