package org.xerotier.provision.quickstart;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.xerotier.provision.FreePorts;
import org.xerotier.provision.PrivateFiles;
import org.xerotier.provision.Progress;
import org.xerotier.provision.ProvisionException;

/**
 * The verbs of {@code ./quickstart}: start, stop, status, reset, and where the logs are. One at a time: a lock in the state directory
 * keeps a second one out.
 */
public final class Quickstart {
    private final Place place;
    private final Progress progress;

    /**
     * @param repository root of the sources, built
     * @param home where all state goes
     */
    public Quickstart(Path repository, Path home, Progress progress) {
        this.place = new Place(
                repository.toAbsolutePath().normalize(), home.toAbsolutePath().normalize());
        this.progress = progress;
    }

    /**
     * From nothing to a tool's answer; whatever is there already is used again.
     *
     * @param wishes ports by name (HTTP, ADMIN, MESH, POSTGRES, JMS)
     * @param heap of each server
     * @param routers how many, 1 or 2; as the last time if empty
     */
    public void start(Map<Ports.Port, Integer> wishes, String heap, OptionalInt routers) {
        var start = System.nanoTime();
        PrivateFiles.passage(place.home());
        PrivateFiles.directory(place.home().resolve("secrets"));
        PrivateFiles.directory(place.home().resolve("logs"));
        alone(() -> {
            var services = new Services(place, progress);
            var ports = Ports.decide(wishes, Ports.remembered(place.ports()), services::holds, FreePorts::isFree);
            ports.remember(place.ports());
            services.start(Router.FIRST, ports, heap);
            if (routers.orElseGet(services::routers) == 1) {
                stop(services, Router.SECOND);
                services.remember(1);
            } else {
                services.remember(2);
                services.start(Router.SECOND, ports, heap);
            }
            var first = services.domain(Router.FIRST);
            var router = first.url("");
            var output = new FirstCall(place, progress, router, first.log()).make();
            new Summary(place, progress)
                    .show(router, ports, services, output, Duration.ofNanos(System.nanoTime() - start));
        });
    }

    /** Ends our processes, the agent first, so that its running tools may report; only processes we started. */
    public void stop() {
        if (!Files.exists(place.home())) {
            progress.say("Nothing to stop: there is no " + place.home());
            return;
        }
        alone(this::stopAll);
    }

    /** What runs, where; true when all of it does. */
    public boolean status() {
        if (!Files.exists(place.ports())) {
            progress.say("Not started yet. Run ./quickstart");
            return false;
        }
        return new Summary(place, progress).status(new Services(place, progress));
    }

    /** Stops everything and deletes the state, database included. */
    public void reset() {
        if (!Files.exists(place.home())) {
            progress.say("Nothing to delete: there is no " + place.home());
            return;
        }
        alone(this::stopAll);
        progress.step("Deleting " + place.home(), () -> PrivateFiles.deleteTree(place.home()));
        // The step's own last line went into a new log file.
        PrivateFiles.deleteTree(place.home());
    }

    /** The log files by the names {@code ./quickstart logs} knows them by. */
    public Map<String, Path> logs() {
        return Map.of(
                "router", log(Router.FIRST),
                "router-2", log(Router.SECOND),
                "agent", place.agentLog(),
                "postgres", place.postgres().resolve("postgres.log"),
                "build", place.log("build"),
                "quickstart", place.log("quickstart"));
    }

    private Path log(Router router) {
        return place.domains().resolve(router.text()).resolve("logs/server.log");
    }

    private boolean stop(Services services, Router router) {
        if (!Files.isDirectory(place.payara()) || !services.domain(router).isRunning()) {
            return false;
        }
        progress.step(
                router == Router.FIRST ? "Stopping Payara Server" : "Stopping the second router",
                () -> services.domain(router).stop());
        return true;
    }

    private void stopAll() {
        var services = new Services(place, progress);
        var agent = new LocalAgent(place);
        var did = new ArrayList<String>();
        if (agent.process().isPresent()) {
            progress.step("Stopping the agent", agent::stop);
            did.add("agent");
        }
        for (var router : List.of(Router.SECOND, Router.FIRST)) {
            if (stop(services, router)) {
                did.add(router.text());
            }
        }
        if (Files.isDirectory(place.postgres())) {
            var postgres = services.postgres(0);
            if (postgres.isRunning()) {
                progress.step("Stopping PostgreSQL", postgres::stop);
                did.add("database");
            }
        }
        progress.say(did.isEmpty() ? "Nothing was running." : "Stopped. ./quickstart starts it again, with all data.");
    }

    private void alone(Runnable work) {
        var file = place.home().resolve("lock");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            if (lock == null) {
                throw new ProvisionException(
                        "Another ./quickstart is at work on " + place.home() + ".", "Wait until it is done.");
            }
            work.run();
        } catch (IOException e) {
            throw new ProvisionException(
                    "Locking " + file + " failed: " + e.getMessage(), "Check permissions of the directory.", null, e);
        }
    }
}
