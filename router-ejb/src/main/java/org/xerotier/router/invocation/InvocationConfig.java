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
 * @param returnGrace how long work waits for an agent that is away before its outcome counts as unknown
 */
record InvocationConfig(Duration idempotencyRetention, Duration queueTimeout, int maxWaiting, Duration returnGrace) {

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

    private static final Setting<Duration> RETURN_GRACE = Setting.millis(
            "xerotier.exec.return-grace-ms",
            120_000,
            1_000,
            86_400_000,
            "How long a call waits for the return of the agent that has it before its outcome counts as unknown; calls"
                    + " that may run again do not wait.");

    static final List<Setting<?>> SETTINGS = List.of(RETENTION, QUEUE_TIMEOUT, MAX_WAITING, RETURN_GRACE);

    static InvocationConfig from(Settings settings) {
        return new InvocationConfig(
                settings.read(RETENTION),
                settings.read(QUEUE_TIMEOUT),
                settings.read(MAX_WAITING),
                settings.read(RETURN_GRACE));
    }
}
