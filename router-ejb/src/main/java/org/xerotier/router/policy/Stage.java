package org.xerotier.router.policy;

import java.time.Duration;
import java.util.List;

/**
 * One step of waiting.
 *
 * @param approvers whose consent is enough while this stage is open
 * @param timeout from the moment it opens
 * @param channels who is told: {@code webhook}, {@code webhook:<id>} or {@code mail:<address>}
 */
public record Stage(ApproverRule approvers, Duration timeout, List<String> channels) {

    public static final List<String> DEFAULT_CHANNELS = List.of("webhook");
    public static final Duration MIN_TIMEOUT = Duration.ofSeconds(1);
    public static final Duration MAX_TIMEOUT = Duration.ofDays(30);

    public Stage {
        if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("a stage waits 1 second to 30 days");
        }
        channels = List.copyOf(channels);
    }
}
