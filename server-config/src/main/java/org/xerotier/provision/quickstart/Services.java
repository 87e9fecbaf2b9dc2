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

/** The servers of the quickstart, database and application servers, and the router's archive in the latter. */
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

    PayaraDomain domain(Router router) {
        return new PayaraDomain(PayaraInstallation.at(place.payara()), place.domains(), router.text());
    }

    /** Whether one of our programs listens on its port now. */
    boolean holds(Ports.Port port) {
        for (var router : Router.values()) {
            if (router.listensOn(port)) {
                return domain(router).isRunning();
            }
        }
        return postgres(0).isRunning();
    }

    /** How many routers were asked for last. */
    int routers() {
        return Files.exists(place.routers())
                        && PrivateFiles.read(place.routers()).equals("2")
                ? 2
                : 1;
    }

    void remember(int routers) {
        PrivateFiles.write(place.routers(), routers + "\n");
    }

    /** Brings database and router up, the latter ready; whatever runs already is left as it is. */
    void start(Router router, Ports ports, String heap) {
        var server = postgres(ports.of(Ports.Port.POSTGRES));
        var database = RouterDatabase.of(server);
        var environment = RouterSettings.environment(place, router, ports, database);
        RouterSettings.write(place, router, environment);
        var domain = domain(router);
        var checksum = Checksums.sha256(place.ear());
        var upToDate = Files.exists(place.deployed(router))
                && PrivateFiles.read(place.deployed(router)).equals(checksum)
                && domain.exists()
                && domain.isDeployed(APPLICATION);
        if (router == Router.SECOND) {
            progress.step(
                    "Second router, on the same database",
                    () -> startNext(router, domain, ports, heap, environment, upToDate));
            PrivateFiles.write(place.deployed(router), checksum + "\n");
            return;
        }

        if (upToDate) {
            progress.step("PostgreSQL", () -> database.provision(server.start()));
            progress.step("Payara Server with the router", () -> {
                startDomain(router, domain, ports, heap, environment);
                domain.awaitStatus(domain.url("/health/ready"), 200, STARTED);
            });
        } else {
            progress.step("PostgreSQL and Payara Server", () -> {
                // An old version would be loaded only to be replaced, and not while its database is missing.
                if (domain.exists() && !domain.isRunning()) {
                    domain.forget(APPLICATION);
                }
                together(
                        () -> database.provision(server.start()),
                        () -> startDomain(router, domain, ports, heap, environment));
            });
            progress.step("Router deployed", () -> {
                domain.deploy(APPLICATION, place.ear());
                domain.awaitStatus(domain.url("/health/ready"), 200, DEPLOYED);
            });
            PrivateFiles.write(place.deployed(router), checksum + "\n");
        }
    }

    private void startNext(
            Router router,
            PayaraDomain domain,
            Ports ports,
            String heap,
            Map<String, String> environment,
            boolean upToDate) {
        if (!upToDate && domain.exists() && !domain.isRunning()) {
            domain.forget(APPLICATION);
        }
        startDomain(router, domain, ports, heap, environment);
        if (!upToDate) {
            domain.deploy(APPLICATION, place.ear());
        }
        domain.awaitStatus(domain.url("/health/ready"), 200, STARTED);
    }

    private static void startDomain(
            Router router, PayaraDomain domain, Ports ports, String heap, Map<String, String> environment) {
        var settings = DomainSettings.onLoopback(
                        ports.of(router.http()), ports.of(router.admin()), ports.of(router.jms()))
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
