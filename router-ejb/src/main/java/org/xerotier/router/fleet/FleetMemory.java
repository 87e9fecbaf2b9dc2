package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
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
    HelloGate hellos(FleetConfig config, Ticker ticker, SecureRandom random) {
        return new HelloGate(config.helloLimit(), ticker, most -> random.nextInt(most));
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
