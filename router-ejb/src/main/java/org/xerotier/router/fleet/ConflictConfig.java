package org.xerotier.router.fleet;

import java.util.List;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * How much trouble join keys can make.
 *
 * @param perHour names of a project that may be contested within an hour with join keys that were not minted for them
 */
record ConflictConfig(int perHour) {

    private static final Setting<Integer> PER_HOUR = Setting.number(
            "xerotier.agent-conflict.max-per-hour",
            3,
            0,
            10_000,
            "Registration names of a project that may be contested within an hour with join keys not bound to the name;"
                    + " further claims are refused and stop nobody.");

    static final List<Setting<?>> SETTINGS = List.of(PER_HOUR);

    static ConflictConfig from(Settings settings) {
        return new ConflictConfig(settings.read(PER_HOUR));
    }
}
