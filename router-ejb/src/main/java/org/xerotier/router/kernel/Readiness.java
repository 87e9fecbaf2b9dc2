package org.xerotier.router.kernel;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the start has finished, when, and of which release this router is. */
public final class Readiness {

    private final Clock clock;
    private final String version;
    private volatile @Nullable Instant since;

    public Readiness(Clock clock, String version) {
        this.clock = clock;
        this.version = version;
    }

    public void ready() {
        since = clock.instant();
    }

    public void stopping() {
        since = null;
    }

    /** When the start finished; empty before, and while stopping. */
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    public String version() {
        return version;
    }
}
