package org.xerotier.router.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.TokenId;

/**
 * Who an agent is and which token it was given last, for enrolment.
 *
 * @param curvePublicKey 64 hex
 * @param signingPublicKey 64 hex
 * @param previousToken the one before the last
 */
public record AgentIdentity(
        AgentId id,
        ProjectId project,
        RegistrationName registrationName,
        AgentRole role,
        Region region,
        AgentState state,
        String curvePublicKey,
        String signingPublicKey,
        TokenId token,
        @Nullable TokenId previousToken,
        Instant tokenIssuedAt) {

    /** Refuses an agent whose keys were made worthless. */
    public void requireNotRevoked() {
        if (state == AgentState.REVOKED) {
            throw Agent.revokedRefusal(registrationName.value());
        }
    }

    /** Whether these are the keys it enrolled with. */
    public boolean hasKeys(String curve, String signing) {
        return curvePublicKey.equals(curve) && signingPublicKey.equals(signing);
    }
}
