package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.xerotier.router.kernel.Ticker;

/** What this router keeps in memory about agents, made once. */
@ApplicationScoped
class FleetMemory {

    @Produces
    @Singleton
    ConnectedAgents connected(Ticker ticker) {
        return new ConnectedAgents(ticker);
    }

    @Produces
    @Singleton
    FleetDirectory directory(ConnectedAgents connected) {
        return new FleetDirectory(connected);
    }

    @Produces
    @Singleton
    ToolCatalog catalog(FleetDirectory directory) {
        return new ToolCatalog(directory);
    }
}
