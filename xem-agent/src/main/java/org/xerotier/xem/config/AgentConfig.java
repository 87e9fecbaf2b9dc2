package org.xerotier.xem.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;

/** The agent's settings, each of them checked; what they mean is told by {@link Setting}. */
public record AgentConfig(
        URI routerUrl,
        @Nullable Secret joinKeyOrNull,
        String registrationName,
        Duration leaseRenewalInterval,
        Duration shutdownGrace,
        int maxConcurrentExecutions,
        LogLevel logLevel,
        Path toolsDir,
        Path credentialsDir,
        Path signingKeyPath,
        Path curveKeyPath,
        Path queueDbPath,
        @Nullable Secret routerAuthTokenOrNull,
        @Nullable String projectExternalIdOrNull,
        boolean allowInsecure,
        RiskLevel maxRisk,
        ConsentFrom requireApprovalFor,
        boolean discovery,
        List<Path> discoveryPaths) {

    public Optional<Secret> joinKey() {
        return Optional.ofNullable(joinKeyOrNull);
    }

    public Optional<Secret> routerAuthToken() {
        return Optional.ofNullable(routerAuthTokenOrNull);
    }

    public Optional<String> projectExternalId() {
        return Optional.ofNullable(projectExternalIdOrNull);
    }

    /** Where the agent keeps what must survive a restart. */
    public Path stateDir() {
        return stateDirOf(queueDbPath);
    }

    static Path stateDirOf(Path queueDbPath) {
        Path parent = queueDbPath.toAbsolutePath().getParent();
        return parent == null ? Path.of("/") : parent;
    }
}
