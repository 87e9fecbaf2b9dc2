package org.xerotier.xem.enroll;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonMapping;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.key.VerifyingKey;
import org.xerotier.xem.state.DurableFile;

/**
 * What router and agent agreed on, as kept in {@code enrollment.json}.
 *
 * @param joinKeyId the join key it came from, so that a newer one is recognised as newer
 * @param token the agent's signed token; a secret
 * @param routerSigningPublicKeys pinned: warrants of other keys are refused. Two while the router changes its key
 */
public record Enrollment(
        String routerUrl,
        String joinKeyId,
        String agentId,
        String projectId,
        String registrationName,
        String region,
        String token,
        Instant tokenIssuedAt,
        Instant tokenExpiresAt,
        String meshAddress,
        String routerCurvePublicKey,
        List<String> routerSigningPublicKeys,
        long leaseRenewalIntervalMs,
        long heartbeatTimeoutMs) {

    /** Most keys a router may have at once. */
    static final int MAX_KEYS = 4;

    public static final String FILE = "enrollment.json";

    public static Optional<Enrollment> load(DurableFile file) throws IOException {
        Optional<byte[]> content = file.read();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonMapping.read(content.get(), JsonLimits.REQUEST, Enrollment.class));
        } catch (JsonRefused damaged) {
            throw new IOException(
                    file.path() + " is damaged (" + damaged.getMessage()
                            + "); move it away and start with a new join key",
                    damaged);
        }
    }

    public void store(DurableFile file) throws IOException {
        file.write(JsonMapping.bytes(this));
    }

    /** Whether this very join key made this enrolment. */
    public boolean cameFrom(String joinKey) {
        return TokenClaims.read(joinKey)
                .map(claims -> claims.id().equals(joinKeyId))
                .orElse(false);
    }

    /** The keys warrants are checked with. */
    public List<VerifyingKey> routerKeys() {
        return routerSigningPublicKeys.stream().map(VerifyingKey::ofHex).toList();
    }

    Enrollment withToken(String fresh, Instant issuedAt, Instant expiresAt, String mesh, List<String> routerKeys) {
        return new Enrollment(
                routerUrl,
                joinKeyId,
                agentId,
                projectId,
                registrationName,
                region,
                fresh,
                issuedAt,
                expiresAt,
                mesh,
                routerCurvePublicKey,
                routerKeys,
                leaseRenewalIntervalMs,
                heartbeatTimeoutMs);
    }

    /** Everything but the token. */
    @Override
    public String toString() {
        return "Enrollment[%s %s in %s, token until %s]"
                .formatted(agentId, registrationName, projectId, tokenExpiresAt);
    }
}
