package org.xerotier.router.notify;

import java.time.Duration;
import java.util.List;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * How webhooks are told.
 *
 * @param attempts after which a delivery is exhausted
 * @param firstRetry about how long after the first failure the second attempt follows
 * @param timeout of one attempt, everything included
 * @param lanes deliveries this router makes at the same time
 * @param secretGrace how long after a rotation the previous secret signs as well
 * @param keep how long events and their deliveries can be looked at
 */
record WebhookConfig(
        AllowList allowed,
        int attempts,
        Duration firstRetry,
        Duration timeout,
        int lanes,
        Duration secretGrace,
        Duration keep) {

    static final Duration LONGEST_RETRY = Duration.ofMinutes(30);

    private static final Setting<AllowList> ALLOWED = new Setting<>(
            "xerotier.webhook.allowed-hosts",
            "host names, addresses and ranges, separated by commas",
            "",
            false,
            "Receivers inside the operator's own network: they may be private, at any port, and without TLS. Nothing else"
                    + " that is not public is ever sent to.",
            AllowList::parse);
    private static final Setting<Integer> ATTEMPTS =
            Setting.number("xerotier.webhook.attempts", 6, 1, 20, "Attempts after which a delivery is exhausted.");
    private static final Setting<Duration> FIRST_RETRY = Setting.millis(
            "xerotier.webhook.first-retry-ms",
            5_000,
            100,
            600_000,
            "About how long after its first failure a delivery is tried again; four times longer each time.");
    private static final Setting<Duration> TIMEOUT = Setting.millis(
            "xerotier.webhook.timeout-ms", 10_000, 100, 60_000, "How long a receiver may take to answer.");
    private static final Setting<Integer> LANES =
            Setting.number("xerotier.webhook.lanes", 8, 1, 64, "Deliveries one router makes at the same time.");
    private static final Setting<Duration> SECRET_GRACE = Setting.seconds(
            "xerotier.webhook.secret-grace-seconds",
            86_400,
            0,
            2_592_000,
            "How long after a rotation the previous secret signs deliveries as well.");
    private static final Setting<Duration> KEEP = Setting.hours(
            "xerotier.webhook.keep-hours", 720, 1, 8_760, "How long events and their deliveries are kept.");

    static final List<Setting<?>> SETTINGS =
            List.of(ALLOWED, ATTEMPTS, FIRST_RETRY, TIMEOUT, LANES, SECRET_GRACE, KEEP);

    static WebhookConfig from(Settings settings) {
        return new WebhookConfig(
                settings.read(ALLOWED),
                settings.read(ATTEMPTS),
                settings.read(FIRST_RETRY),
                settings.read(TIMEOUT),
                settings.read(LANES),
                settings.read(SECRET_GRACE),
                settings.read(KEEP));
    }
}
