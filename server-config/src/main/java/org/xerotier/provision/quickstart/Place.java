package org.xerotier.provision.quickstart;

import java.nio.file.Files;
import java.nio.file.Path;
import org.xerotier.provision.ProvisionException;

/**
 * Where things are: what the build made (below the repository) and what we keep (below one directory).
 *
 * @param repository root of the sources
 * @param home our state; deleting it forgets everything
 */
record Place(Path repository, Path home) {
    Path ear() {
        return built("router-ear/target/router-ear-0.1.0.ear");
    }

    Path agentJar() {
        return built("xem-agent/target/xem-agent.jar");
    }

    Path bundles() {
        return repository.resolve("xem-agent/bundles");
    }

    Path payara() {
        return repository.resolve("server-config/target/payara6");
    }

    Path xeroctl() {
        return built("xeroctl/bin/xeroctl");
    }

    Path domains() {
        return home.resolve("domains");
    }

    Path postgres() {
        return home.resolve("postgres");
    }

    Path postgresPrograms() {
        return home.resolve("postgres-programs");
    }

    Path ports() {
        return home.resolve("ports.properties");
    }

    Path agent() {
        return home.resolve("agent");
    }

    Path agentPid() {
        return agent().resolve("pid");
    }

    Path agentLog() {
        return log("agent");
    }

    Path log(String name) {
        return home.resolve("logs").resolve(name + ".log");
    }

    Path secret(String name) {
        return home.resolve("secrets").resolve(name);
    }

    Path settings(Router router) {
        return secret(router.text() + ".env");
    }

    /** Checksum of the archive the server runs. */
    Path deployed(Router router) {
        return home.resolve(router == Router.FIRST ? "deployed.sha256" : "deployed-2.sha256");
    }

    /** How many routers were asked for last. */
    Path routers() {
        return home.resolve("routers");
    }

    /** The command that talks to this router without further settings. */
    Path shortcut() {
        return home.resolve("xeroctl");
    }

    private Path built(String path) {
        var file = repository.resolve(path);
        if (!Files.exists(file)) {
            throw new ProvisionException(
                    file + " is missing.", "Run ./quickstart without --no-build, or ./mvnw -Dquick package.");
        }
        return file;
    }
}
