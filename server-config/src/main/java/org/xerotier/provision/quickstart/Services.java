package org.xerotier.provision.quickstart;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.xerotier.provision.Checksums;
import org.xerotier.provision.PrivateFiles;
import org.xerotier.provision.Progress;
import org.xerotier.provision.payara.DomainSettings;
import org.xerotier.provision.payara.PayaraDomain;
import org.xerotier.provision.payara.PayaraInstallation;
import org.xerotier.provision.postgres.EmbeddedPostgres;
import org.xerotier.provision.postgres.RouterDatabase;

/** The two servers of the quickstart, database and application server, and the router's archive in the latter. */
final class Services {
    private static final String APPLICATION = "router";
    /** A start loads everything; a deployment is done when the command returns. */
    private static final Duration STARTED = Duration.ofMinutes(4);

    private static final Duration DEPLOYED = Duration.ofMinutes(1);

    private final Place place;
    private final Progress progress;

    Services(Place place, Progress progress) {
        this.place = place;
        this.progress = progress;
    }

    EmbeddedPostgres postgres(int port) {
        return EmbeddedPostgres.at(place.postgresPrograms(), place.postgres(), port);
    }

    PayaraDomain domain() {
        return new PayaraDomain(PayaraInstallation.at(place.payara()), place.domains(), Place.DOMAIN);
    }

    /** Brings both up with the router ready; whatever runs already is left as it is. */
    void start(Ports ports, String heap) {
        var server = postgres(ports.of(Ports.Port.POSTGRES));
        var database = RouterDatabase.of(server);
        var environment = RouterSettings.environment(place, ports, database);
        RouterSettings.write(place, environment);
        var domain = domain();
        var checksum = Checksums.sha256(place.ear());
        var upToDate = Files.exists(place.deployed())
                && PrivateFiles.read(place.deployed()).equals(checksum)
                && domain.exists()
                && domain.isDeployed(APPLICATION);

        if (upToDate) {
            progress.step("PostgreSQL", () -> database.provision(server.start()));
            progress.step("Payara Server with the router", () -> {
                startDomain(domain, ports, heap, environment);
                domain.awaitStatus(domain.url("/health/ready"), 200, STARTED);
            });
        } else {
            progress.step("PostgreSQL and Payara Server", () -> {
                // An old version would be loaded only to be replaced, and not while its database is missing.
                if (domain.exists() && !domain.isRunning()) {
                    domain.forget(APPLICATION);
                }
                together(() -> database.provision(server.start()), () -> startDomain(domain, ports, heap, environment));
            });
            progress.step("Router deployed", () -> {
                domain.deploy(APPLICATION, place.ear());
                domain.awaitStatus(domain.url("/health/ready"), 200, DEPLOYED);
            });
            PrivateFiles.write(place.deployed(), checksum + "\n");
        }
    }

    private static void startDomain(PayaraDomain domain, Ports ports, String heap, Map<String, String> environment) {
        var settings = DomainSettings.onLoopback(
                        ports.of(Ports.Port.HTTP), ports.of(Ports.Port.ADMIN), ports.of(Ports.Port.JMS))
                .withHeap(heap);
        if (!domain.exists()) {
            domain.create(settings);
        } else if (!domain.isRunning()) {
            domain.harden(settings);
        }
        domain.start(environment);
    }

    private static void together(Runnable one, Runnable other) {
        var first = CompletableFuture.runAsync(one);
        try {
            other.run();
        } finally {
            try {
                first.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw e;
            }
        }
    }
}
