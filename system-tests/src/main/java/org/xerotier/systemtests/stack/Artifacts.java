package org.xerotier.systemtests.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build puts what is deployed and started. */
public record Artifacts(Path root) {

    /** Found upwards from the working directory. */
    public static Artifacts find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("mvnw")) && Files.isDirectory(at.resolve("router-ear"))) {
                return new Artifacts(at);
            }
        }
        throw new IllegalStateException("run the system tests inside the project");
    }

    public Path ear() {
        return built("router-ear/target/router-ear-0.1.0.ear");
    }

    public Path payara() {
        return built("server-config/target/payara6");
    }

    public Path agentJar() {
        return built("xem-agent/target/xem-agent.jar");
    }

    public Path bundles() {
        return built("xem-agent/bundles");
    }

    public Path commandLine() {
        return built("xeroctl/target/xeroctl.jar");
    }

    /** For what only tests need, such as bundles that write a line per run. */
    public Path scratch() {
        return root.resolve("system-tests/target");
    }

    private Path built(String path) {
        Path found = root.resolve(path);
        if (!Files.exists(found)) {
            throw new IllegalStateException(found + " is missing; run ./mvnw -Dquick package first");
        }
        return found;
    }
}
