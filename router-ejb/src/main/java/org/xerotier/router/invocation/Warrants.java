package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.warrant.Authority;
import org.xerotier.mesh.warrant.Grounds;
import org.xerotier.mesh.warrant.WarrantSigner;
import org.xerotier.router.fleet.ConnectedAgents;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.security.RouterKeys;

/**
 * Signs dispatches with the key all routers share. Everything signed comes from the row, its moments included, so the
 * same epoch always gets the same warrant, from whichever router and however often.
 */
@ApplicationScoped
class Warrants {

    /** For the way to the agent, a second sending, and clocks that differ. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    @Inject
    RouterKeys keys;

    @Inject
    ConnectedAgents agents;

    private volatile @Nullable Holder holder;

    private record Holder(SigningKey key, WarrantSigner signer) {}

    /** The dispatch of the invocation's present epoch with its warrant for the agent with this key. */
    Dispatch sign(Dispatch bare, Invocation invocation, PeerKey agent) {
        Instant issued = Objects.requireNonNull(invocation.dispatchedAt());
        return signer().sign(
                        bare,
                        new Grounds(
                                invocation.project().value(),
                                agent.hex(),
                                invocation.effectiveRisk(),
                                authority(invocation),
                                invocation.digest(),
                                issued,
                                issued.plusMillis(bare.startWithinMillis()).plus(MARGIN)));
    }

    /** The key a connected agent's session was authenticated with. */
    Optional<PeerKey> keyOf(AgentId agent) {
        return agents.key(agent);
    }

    private static Authority authority(Invocation invocation) {
        GrantId grant = invocation.grant();
        if (grant != null) {
            return new Authority(grant.value());
        }
        ApprovalId approval = invocation.approval();
        return approval == null ? Authority.AUTOMATIC : new Authority(approval.value());
    }

    private WarrantSigner signer() {
        SigningKey key = keys.signing();
        Holder known = holder;
        if (known == null || known.key() != key) {
            known = new Holder(key, new WarrantSigner(key));
            holder = known;
        }
        return known.signer();
    }
}
