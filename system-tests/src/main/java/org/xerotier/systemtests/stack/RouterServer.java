package org.xerotier.systemtests.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xerotier.provision.FreePorts;
import org.xerotier.provision.payara.DomainSettings;
import org.xerotier.provision.payara.PayaraDomain;
import org.xerotier.provision.payara.PayaraInstallation;
import org.xerotier.systemtests.fault.TcpProxy;

/** One router of a stack: a server with ports of its own. All of a stack share its database and its secrets. */
public final class RouterServer implements AutoCloseable {

    private static final Duration READY = Duration.ofMinutes(4);

    private final Artifacts artifacts;
    private final PayaraDomain domain;
    private final Map<String, String> environment;
    private final int meshPort;
    private final @Nullable TcpProxy meshProxy;

    private RouterServer(
            Artifacts artifacts,
            PayaraDomain domain,
            Map<String, String> environment,
            int meshPort,
            @Nullable TcpProxy meshProxy) {
        this.meshProxy = meshProxy;
        this.artifacts = artifacts;
        this.domain = domain;
        this.environment = environment;
        this.meshPort = meshPort;
    }

    /**
     * Makes a server that does not run yet.
     *
     * @param shared settings that are the same for all routers of the stack
     * @param control where it looks for planted faults, if the wiring has any
     */
    static RouterServer create(
            Artifacts artifacts, Path domains, Map<String, String> shared, Wiring wiring, Path control) {
        int meshPort = FreePorts.pick();
        TcpProxy meshProxy = wiring.isProxied() ? new TcpProxy(meshPort) : null;
        Map<String, String> settings = new TreeMap<>(shared);
        settings.put("xerotier.mesh.bind", "127.0.0.1:" + meshPort);
        settings.put("xerotier.mesh.address", "tcp://127.0.0.1:" + (meshProxy == null ? meshPort : meshProxy.port()));
        Map<String, String> environment = wiring.variables(control);
        settings.forEach(
                (name, value) -> environment.put(name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value));
        PayaraDomain domain = new PayaraDomain(PayaraInstallation.at(artifacts.payara()), domains, Stack.APPLICATION)
                .create(DomainSettings.onFreePorts());
        return new RouterServer(artifacts, domain, environment, meshPort, meshProxy);
    }

    /** Starts the server, with the application if it was deployed before; does not wait until it is ready. */
    public void start() {
        domain.start(environment);
    }

    /** Deploys the EAR, in place of an older version, and waits until it is ready. */
    public void deploy() {
        domain.deploy(Stack.APPLICATION, artifacts.ear());
        awaitReady();
    }

    public void awaitReady() {
        domain.awaitStatus(domain.url("/health/ready"), 200, READY);
    }

    /** Starts the server again after it ended, with the same settings. */
    public void restart() {
        start();
        awaitReady();
    }

    /** SIGKILL, as a test of what a crash leaves behind. */
    public void kill() {
        domain.kill();
    }

    public URI url() {
        return domain.url("");
    }

    public int meshPort() {
        return meshPort;
    }

    /** Between agents and this router, in a stack that has proxies. */
    public TcpProxy meshProxy() {
        return Objects.requireNonNull(meshProxy, "the stack has no proxies");
    }

    public PayaraDomain domain() {
        return domain;
    }

    @Override
    public void close() {
        domain.stop();
        if (meshProxy != null) {
            meshProxy.close();
        }
    }
}
