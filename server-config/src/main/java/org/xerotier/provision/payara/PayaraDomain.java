package org.xerotier.provision.payara;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.xerotier.provision.Command;
import org.xerotier.provision.Detached;
import org.xerotier.provision.OwnedProcess;
import org.xerotier.provision.PrivateFiles;
import org.xerotier.provision.ProvisionException;

/**
 * One Payara domain of our own, in its own directory.
 *
 * <p>Life: {@link #create} copies the shipped domain, renews its keys, sets a random admin password and applies the hardening
 * commands, all while no server runs, so that it never listens where it should not. {@link #start} and {@link #stop} are
 * {@code asadmin}'s; {@code start} returns before applications are loaded, wait with {@link #awaitStatus}. {@link #deploy} also
 * replaces an older version; when that fails, the server leaves neither.
 */
public final class PayaraDomain {
    private static final String ADVICE = "Read the server's log.";
    private static final Duration POLL = Duration.ofMillis(150);

    private final PayaraInstallation installation;
    private final Path domains;
    private final String name;

    public PayaraDomain(PayaraInstallation installation, Path domains, String name) {
        this.installation = installation;
        this.domains = domains.toAbsolutePath().normalize();
        this.name = name;
    }

    public boolean exists() {
        return Files.exists(configuration().resolve("domain.xml"));
    }

    /** Makes a hardened domain; it must not exist yet. */
    public PayaraDomain create(DomainSettings settings) {
        PrivateFiles.directory(domains);
        var fresh = domains.resolve(name + ".new");
        PrivateFiles.deleteTree(fresh);
        copy(installation.shippedDomain(), fresh);
        PrivateFiles.directory(fresh);
        var config = fresh.resolve("config");
        DomainKeys.renew(config, installation.javaHome());
        var password = PrivateFiles.randomText(24);
        PrivateFiles.write(config.resolve("admin-keyfile"), AdminPassword.keyfileLine(password));
        PrivateFiles.write(config.resolve("asadmin.passwords"), "AS_ADMIN_PASSWORD=" + password + "\n");
        harden(config.resolve("domain.xml"), settings);
        addDriver(fresh.resolve("lib"));
        try {
            Files.move(fresh, directory(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create domain " + directory(), e);
        }
        return this;
    }

    /** Applies the hardening commands again, with other ports perhaps; only while the server does not run. */
    public void harden(DomainSettings settings) {
        requireStopped();
        harden(configuration().resolve("domain.xml"), settings);
    }

    /** Removes an application while the server does not run, so that the next start does not load it. */
    public void forget(String application) {
        requireStopped();
        var xml = DomainXml.read(configuration().resolve("domain.xml"));
        xml.removeApplication(application);
        xml.write();
        for (var place :
                List.of("applications", "generated/ejb", "generated/jsp", "generated/policy", "generated/xml")) {
            PrivateFiles.deleteTree(directory().resolve(place).resolve(application));
        }
    }

    /**
     * Starts the server, or finds it running.
     *
     * @param environment the router's settings; environment variables, because command lines are public on the machine
     */
    public PayaraDomain start(Map<String, String> environment) {
        if (isRunning()) {
            return this;
        }
        var result = installation
                .asadmin(Detached.prefix(), List.of("start-domain", "--domaindir", domains.toString(), name))
                .with(environment)
                .run();
        if (!result.succeeded()) {
            throw new ProvisionException(
                    "Starting Payara failed: " + result.output().strip(), ADVICE, log());
        }
        return this;
    }

    /** Stops the server in order; harmless when it does not run. */
    public void stop() {
        if (!isRunning()) {
            return;
        }
        var result = installation
                .asadmin(List.of("stop-domain", "--domaindir", domains.toString(), name))
                .within(Duration.ofMinutes(2))
                .run();
        // The command may have given up waiting; the process must be gone in any case.
        process().ifPresent(process -> process.stop(Duration.ofSeconds(20)));
        if (!result.succeeded() && isRunning()) {
            throw new ProvisionException(
                    "Stopping Payara failed: " + result.output().strip(), ADVICE, log());
        }
    }

    /** SIGKILL, as a test of what a crash leaves behind. */
    public void kill() {
        process().ifPresent(OwnedProcess::kill);
    }

    public boolean isRunning() {
        return process().isPresent();
    }

    /** The running server, recognised by its pid file and by this domain's directory in its command line. */
    public Optional<OwnedProcess> process() {
        try {
            var pid = Long.parseLong(PrivateFiles.read(configuration().resolve("pid")));
            var commandLine = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
            return commandLine.contains("-Dcom.sun.aas.instanceRoot=" + directory() + '\0')
                    ? OwnedProcess.of(pid)
                    : Optional.empty();
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Deploys an archive under the given application name; replaces an older version. */
    public void deploy(String application, Path archive) {
        asadmin(
                "Deploying " + archive.getFileName(),
                List.of(
                        "deploy",
                        "--force=" + isDeployed(application),
                        "--name",
                        application,
                        archive.toAbsolutePath().toString()));
    }

    public void undeploy(String application) {
        asadmin("Undeploying " + application, List.of("undeploy", application));
    }

    /** True when the domain's configuration lists the application; it may still be loading. */
    public boolean isDeployed(String application) {
        return DomainXml.read(configuration().resolve("domain.xml")).hasApplication(application);
    }

    /** Runs an asadmin command against the running server and returns what it printed. */
    public String asadmin(String step, List<String> arguments) {
        var all = new ArrayList<>(List.of(
                "--user",
                "admin",
                "--passwordfile",
                configuration().resolve("asadmin.passwords").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(adminPort()),
                "--interactive=false"));
        all.addAll(arguments);
        var result = installation.asadmin(all).run();
        if (!result.succeeded()) {
            throw new ProvisionException(step + " failed: " + result.output().strip(), ADVICE, log());
        }
        return result.output();
    }

    /** Waits until the URL answers with the status; fails as soon as the server has ended. */
    public void awaitStatus(URI url, int status, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        var answer = new HttpProbe.Answer(-1, "");
        while (System.nanoTime() < deadline) {
            answer = HttpProbe.look(url);
            if (answer.status() == status) {
                return;
            }
            var process = process()
                    .orElseThrow(() -> new ProvisionException("Payara ended while it was starting.", ADVICE, log()));
            process.awaitEnd(POLL);
        }
        throw new ProvisionException(
                "%s answered %d, not %d, for %d s. %s"
                        .formatted(
                                url,
                                answer.status(),
                                status,
                                limit.toSeconds(),
                                answer.body().strip()),
                ADVICE,
                log());
    }

    /** The stacks of all threads, from the JDK's jcmd. */
    public String threadDump() {
        var process = process().orElseThrow(() -> new ProvisionException("Payara does not run.", ADVICE, log()));
        return Command.of(List.of(
                        installation.javaHome().resolve("bin/jcmd").toString(),
                        String.valueOf(process.pid()),
                        "Thread.print",
                        "-l"))
                .runOrFail("Taking a thread dump", "Use a JDK, not a bare runtime.");
    }

    public Path log() {
        return directory().resolve("logs/server.log");
    }

    public Path directory() {
        return domains.resolve(name);
    }

    public int httpPort() {
        return port("http-listener-1");
    }

    public int adminPort() {
        return port("admin-listener");
    }

    /** A URL of an application. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + httpPort() + path);
    }

    private Path configuration() {
        return directory().resolve("config");
    }

    private void requireStopped() {
        if (isRunning()) {
            throw new IllegalStateException("the server of " + directory() + " runs; its configuration is its own now");
        }
    }

    private int port(String listener) {
        var value = DomainXml.read(configuration().resolve("domain.xml"))
                .get("configs.config.server-config.network-config.network-listeners.network-listener." + listener
                        + ".port");
        return Integer.parseInt(Objects.requireNonNull(value, "no port of " + listener));
    }

    private void harden(Path domainXml, DomainSettings settings) {
        var xml = DomainXml.read(domainXml);
        xml.apply(AsadminScript.hardening(settings.variables()));
        xml.write();
    }

    /** One driver for the whole server: one inside an application would hold a class loader at each redeployment. */
    private static void addDriver(Path lib) {
        var driver = Path.of(
                Driver.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        try {
            Files.createDirectories(lib);
            Files.copy(driver, lib.resolve(driver.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the database driver to " + lib, e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> tree = Files.walk(from)) {
            for (var source : (Iterable<Path>) tree::iterator) {
                Files.copy(source, to.resolve(from.relativize(source)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + from, e);
        }
    }
}
