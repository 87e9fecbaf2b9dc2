package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.xerotier.router.kernel.Ticker;

/**
 * What other routers committed to the fleet, asked for ahead of the round that brings it every five seconds. For whoever is
 * about to refuse a request because this router does not know something another may have just been told.
 */
@ApplicationScoped
public class FleetNews {

    @Inject
    FleetRefresh refresh;

    @Inject
    FleetDirectory directory;

    @Inject
    Ticker ticker;

    /** Now; take it before the question whose answer may be out of date. */
    public Mark mark() {
        return new Mark(ticker.nanos(), directory.version());
    }

    /**
     * Looks into the database unless that was done since. Must not be called within a transaction: it waits for others who
     * look, and they need a connection.
     *
     * @return whether what is known of the fleet has changed since the mark
     */
    public boolean since(Mark mark) {
        refresh.upTo(mark.nanos());
        return directory.version() != mark.version();
    }

    /**
     * A moment, and what was known then.
     *
     * @param nanos of the {@link Ticker}
     * @param version of the directory
     */
    public record Mark(long nanos, long version) {}
}
