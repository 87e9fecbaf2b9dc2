package org.xerotier.xeroctl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Every look at it takes a step. */
final class SteppingClock extends Clock {
    private final Duration step;
    private Instant now = Session.NOW;

    SteppingClock(Duration step) {
        this.step = step;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        now = now.plus(step);
        return now;
    }
}
