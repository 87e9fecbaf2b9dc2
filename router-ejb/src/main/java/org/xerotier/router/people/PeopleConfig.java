package org.xerotier.router.people;

import java.time.Duration;
import java.util.List;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * This room's settings.
 *
 * @param longestDelegation how far ahead a delegation may end
 */
record PeopleConfig(Duration longestDelegation) {

    private static final Setting<Integer> LONGEST_DELEGATION = Setting.number(
            "xerotier.delegation.max-days", 30, 1, 366, "How many days ahead a delegation of approval may end.");

    static final List<Setting<?>> SETTINGS = List.of(LONGEST_DELEGATION);

    static PeopleConfig from(Settings settings) {
        return new PeopleConfig(Duration.ofDays(settings.read(LONGEST_DELEGATION)));
    }
}
