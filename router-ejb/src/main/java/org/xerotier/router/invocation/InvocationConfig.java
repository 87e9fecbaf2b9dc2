package org.xerotier.router.invocation;

import java.time.Duration;
import java.util.List;
import org.xerotier.router.kernel.Setting;
import org.xerotier.router.kernel.Settings;

/**
 * The room's settings.
 *
 * @param idempotencyRetention how long a key answers with the first invocation
 * @param queueTimeout a call that no agent took by then fails
 * @param maxWaiting most calls of one project that wait for an agent or a person
 */
record InvocationConfig(Duration idempotencyRetention, Duration queueTimeout, int maxWaiting) {

    private static final Setting<Duration> RETENTION = Setting.hours(
            "xerotier.idempotency.retention-hours",
            24,
            1,
            720,
            "How long an idempotency key answers with the first invocation.");
    private static final Setting<Duration> QUEUE_TIMEOUT = Setting.seconds(
            "xerotier.invocation.queue-timeout-seconds",
            3_600,
            1,
            604_800,
            "A call that no agent could take by then ends as failed with queue_timeout.");
    private static final Setting<Integer> MAX_WAITING = Setting.number(
            "xerotier.invocation.max-waiting",
            10_000,
            1,
            1_000_000,
            "Most calls of one project that may wait for an agent or a person; more are refused with too_many_waiting.");

    static final List<Setting<?>> SETTINGS = List.of(RETENTION, QUEUE_TIMEOUT, MAX_WAITING);

    static InvocationConfig from(Settings settings) {
        return new InvocationConfig(settings.read(RETENTION), settings.read(QUEUE_TIMEOUT), settings.read(MAX_WAITING));
    }
}
