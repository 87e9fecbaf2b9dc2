package org.xerotier.router.fleet;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.xerotier.router.mesh.MeshGate;
import org.xerotier.router.security.RouterKeys;

/**
 * Opens the mesh once this router knows whom to let in: the list first, then the socket, so no enrolled agent is turned
 * away at a restart. Fails the deployment if the socket cannot be opened.
 */
@Singleton
@Startup
@DependsOn({"RouterStartup", "ClusterTimer"})
public class FleetStarter {

    @Inject
    FleetRefresh refresh;

    @Inject
    LeaseSweep sweep;

    @Inject
    FleetDirectory directory;

    @Inject
    MeshGate gate;

    @Inject
    RouterKeys keys;

    @Inject
    FleetLog log;

    @PostConstruct
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void start() {
        refresh.run();
        sweep.begin();
        gate.open(keys.curve());
        log.ready(directory.keys().size());
    }

    @PreDestroy
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void stop() {
        gate.close();
    }
}
