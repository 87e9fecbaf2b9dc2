package org.xerotier.router.enrollment;

import org.xerotier.router.fleet.AgentIdentity;
import org.xerotier.router.fleet.FleetConfig;
import org.xerotier.router.security.RouterKeys;

/** What every enrolled agent is told about this router. */
final class Terms {

    private final RouterKeys keys;
    private final FleetConfig fleet;

    Terms(RouterKeys keys, FleetConfig fleet) {
        this.keys = keys;
        this.fleet = fleet;
    }

    EnrolledAgent tell(boolean created, AgentIdentity agent, AgentTokens.Issued token, String meshAddress) {
        return new EnrolledAgent(
                created,
                agent,
                token.token(),
                token.expiresAt(),
                meshAddress,
                keys.curve().publicKey().hex(),
                keys.signing().verifyingKey().hex(),
                fleet.renewalInterval().toMillis(),
                fleet.heartbeatTimeout().toMillis());
    }
}
