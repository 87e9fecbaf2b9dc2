package org.xerotier.router.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
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

    /** Refuses an agent whose name another key claims. */
    public void requireUncontested() {
        if (state == AgentState.CONFLICT_PILL) {
            throw contestedRefusal(registrationName.value());
        }
    }

    /** The refusal of whoever enrols under a name that two keys claim. */
    public static RouterException contestedRefusal(String registrationName) {
        return FleetError.AGENT_CONFLICT_PILL.because(
                "Two keys claim the name '%s', so neither gets work until an operator says which keeps it: `xeroctl agents recover %s`. Keep the key files and enrol again then, or choose another name."
                        .formatted(registrationName, registrationName),
                "registration_name");
    }

    /** Whether these are the keys it has. */
    public boolean hasKeys(String curve, String signing) {
        return curvePublicKey.equals(curve) && signingPublicKey.equals(signing);
    }
}
