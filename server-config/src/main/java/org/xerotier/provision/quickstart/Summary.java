package org.xerotier.provision.quickstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.xerotier.provision.OwnedProcess;
import org.xerotier.provision.PrivateFiles;
import org.xerotier.provision.Progress;
import org.xerotier.provision.ProvisionException;
import org.xerotier.provision.payara.HttpProbe;

/** Says what runs where, what to type next and how to stop. */
final class Summary {
    private final Place place;
    private final Progress progress;

    Summary(Place place, Progress progress) {
        this.place = place;
        this.progress = progress;
    }

    void show(URI router, Ports ports, Services services, String output, Duration took) {
        progress.say("");
        progress.heading("The agent's host answered:");
        progress.say("");
        output.stripTrailing().lines().forEach(line -> progress.say("    " + line));
        progress.say("");
        progress.heading("Running (ready after %d s)".formatted(took.toSeconds()));
        components(router, ports, services);
        progress.say("");
        var xeroctl = place.shortcut();
        progress.heading("Next");
        progress.say("    " + xeroctl + " exec tools");
        progress.say("    " + xeroctl + " exec invoke host.disk --workspace " + FirstCall.WORKSPACE);
        progress.say("    " + xeroctl + " agents list");
        progress.say("    " + xeroctl + " --help");
        progress.say("");
        password().ifPresent(password -> {
            progress.heading("You are " + FirstCall.ADMIN + ", with the password " + password);
            progress.say(
                    "    It is shown once and kept nowhere in clear. Nobody approves what they asked for themselves, so");
            progress.say("    for a second pair of eyes make a second person:");
            progress.say("    " + xeroctl + " users create bob --password-prompt");
            progress.say("    " + xeroctl + " members add bob --role owner");
            progress.say("    " + xeroctl + " login --username bob --as bob    then: " + xeroctl
                    + " --context bob approvals list");
            progress.say("");
        });
        progress.say(
                "Look: ./quickstart status    Read: ./quickstart logs    Stop: ./quickstart stop    Forget all: ./quickstart reset");
    }

    /** Shown once: the file goes as soon as it is read. */
    private Optional<String> password() {
        var file = place.secret("admin-password");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var password = PrivateFiles.read(file);
        try {
            Files.delete(file);
        } catch (IOException e) {
            progress.say("    " + file + " could not be deleted: " + e.getMessage());
        }
        return Optional.of(password);
    }

    boolean status(Services services) {
        var ports = Ports.decide(Map.of(), Ports.remembered(place.ports()), port -> true, port -> true);
        var router = URI.create("http://127.0.0.1:" + ports.of(Ports.Port.HTTP));
        var all = components(router, ports, services);
        var ready = ready("ready", router);
        if (services.routers() > 1) {
            ready &= ready("ready-2", URI.create("http://127.0.0.1:" + ports.of(Ports.Port.HTTP_2)));
        }
        if (ready) {
            progress.say("    agent       " + agentState(router, services) + ", says the router");
        }
        return all && ready;
    }

    private boolean ready(String name, URI router) {
        var ready = HttpProbe.status(router.resolve("/health/ready")) == 200;
        progress.say("    %-11s %s, by %s/health/ready".formatted(name, ready ? "yes" : "no", router));
        return ready;
    }

    private boolean components(URI router, Ports ports, Services services) {
        var postgres = services.postgres(ports.of(Ports.Port.POSTGRES));
        var database = postgres.isRunning() ? Optional.of(postgres.process()) : Optional.<OwnedProcess>empty();
        var agent = new LocalAgent(place).process();
        var routers = router(services, Router.FIRST, router.toString(), ports);
        if (services.routers() > 1) {
            routers &= router(services, Router.SECOND, "http://127.0.0.1:" + ports.of(Ports.Port.HTTP_2), ports);
        }
        row(
                "postgres",
                database,
                "127.0.0.1:" + ports.of(Ports.Port.POSTGRES),
                postgres.log().toString());
        row("agent", agent, "", place.agentLog().toString());
        return routers && database.isPresent() && agent.isPresent();
    }

    private boolean router(Services services, Router router, String address, Ports ports) {
        var domain = services.domain(router);
        row(router.text(), domain.process(), address, domain.log().toString());
        row("  mesh", domain.process(), "tcp://127.0.0.1:" + ports.of(router.mesh()), "");
        row("  admin", domain.process(), "127.0.0.1:" + ports.of(router.admin()), "");
        return domain.isRunning();
    }

    private void row(String name, Optional<OwnedProcess> process, String address, String log) {
        var pid = process.map(found -> "pid " + found.pid()).orElse("stopped");
        progress.say(
                "    %-11s %-12s %-26s %s".formatted(name, pid, address, log).stripTrailing());
    }

    private String agentState(URI router, Services services) {
        if (!Files.exists(place.secret("admin-api-key"))) {
            return "unknown (no API key yet)";
        }
        try {
            var calls = new FirstCall(
                    place, progress, router, services.domain(Router.FIRST).log());
            var state = calls.state(calls.existing());
            return state.isEmpty() ? "not enrolled" : state;
        } catch (ProvisionException e) {
            return "unknown (" + e.getMessage() + ")";
        }
    }
}
