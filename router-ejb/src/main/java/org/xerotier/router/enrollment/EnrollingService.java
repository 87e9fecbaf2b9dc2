package org.xerotier.router.enrollment;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.xerotier.mesh.key.RefreshProof;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.key.VerifyingKey;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.fleet.AgentIdentity;
import org.xerotier.router.fleet.NameClaim;
import org.xerotier.router.fleet.NewAgent;
import org.xerotier.router.fleet.RegistrationService;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.mesh.MeshConfig;

/** The transactions behind {@link EnrollmentService}: each either takes effect as a whole or not at all. */
@Stateless
public class EnrollingService {

    @Inject
    JoinKeyRepository joinKeys;

    @Inject
    RegistrationService registrations;

    @Inject
    AgentTokens tokens;

    @Inject
    Terms terms;

    @Inject
    MeshConfig mesh;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    /**
     * Uses the key up and writes the agent down, or answers the agent it enrolled once more.
     *
     * @return empty if another key has the name: the claim is on record, and both are stopped
     */
    public Optional<EnrolledAgent> enroll(
            EnrollAgent ask, NewAgent wanted, JoinKeyClaims claims, RequestContext request) {
        JoinKey key = joinKeys.lock(claims.id())
                .filter(found -> found.hasDigest(Sha256.hex(ask.joinKey())))
                .orElseThrow(JoinKeyTokens::invalid);
        Instant now = clock.instant();
        Optional<AgentIdentity> enrolledBefore = user(key).filter(agent -> isSame(agent, wanted));
        JoinKeyVerdict verdict = JoinKeyVerdict.of(key.state(), key.isPast(now), enrolledBefore.isPresent())
                .orRefuse(key.name());
        NameClaim claim = verdict == JoinKeyVerdict.ANSWER_AGAIN
                ? new NameClaim(NameClaim.Kind.OWN, enrolledBefore)
                : registrations.claim(wanted);
        if (claim.kind() == NameClaim.Kind.ANOTHER) {
            contest(ask, wanted, claims, claim.holder().orElseThrow().id(), request);
            return Optional.empty();
        }
        Optional<AgentIdentity> known = claim.holder();
        known.ifPresent(AgentIdentity::requireNotRevoked);
        known.ifPresent(AgentIdentity::requireUncontested);
        AgentId id = known.map(AgentIdentity::id).orElse(wanted.id());
        if (verdict == JoinKeyVerdict.CONSUME) {
            consume(claims, id, now);
        }
        AgentTokens.Issued token = tokens.issue(id, wanted.project(), now);
        AgentIdentity agent = known.isPresent()
                ? registrations.registerAgain(id, wanted, token.id())
                : registrations.register(wanted, token.id());
        audit.record(
                Actor.agent(id, wanted.registrationName().value(), wanted.project(), request),
                AuditEntry.of(known.isPresent() ? "agent.enrolled_again" : "agent.enrolled", "agent", id.value())
                        .about(id)
                        .with("join_key", claims.id().value())
                        .with("from", ask.from())
                        .with("curve_public_key", wanted.curvePublicKey()));
        return Optional.of(terms.tell(known.isEmpty(), agent, token, claims.meshAddress()));
    }

    /** The claim costs the join key, so one key contests one name at most. */
    private void contest(
            EnrollAgent ask, NewAgent wanted, JoinKeyClaims claims, AgentId holder, RequestContext request) {
        consume(claims, wanted.id(), clock.instant());
        registrations.contest(
                Actor.agent(wanted.id(), wanted.registrationName().value(), wanted.project(), request),
                wanted,
                holder,
                new RegistrationService.Challenge(
                        claims.id(), claims.registrationName().isPresent(), ask.from()));
    }

    private void consume(JoinKeyClaims claims, AgentId agent, Instant now) {
        if (!joinKeys.consume(claims.id(), agent, now)) {
            throw EnrollmentError.JOIN_KEY_CONSUMED.because("The join key was used a moment ago; mint another.");
        }
    }

    /** Exchanges a token for a new one. */
    public EnrolledAgent refresh(HeldToken held, RefreshProof proof, RequestContext request) {
        AgentIdentity agent = registrations.lock(held.agent()).orElseThrow(AgentTokens::invalid);
        Instant now = clock.instant();
        boolean holds = proof.verify(
                VerifyingKey.ofHex(agent.signingPublicKey()),
                agent.id().value(),
                held.id().value());
        RefreshVerdict.require(new RefreshVerdict.Facts(agent, held.id(), proof.issuedAtInstant(), holds), now);
        AgentTokens.Issued token = tokens.issue(agent.id(), agent.project(), now);
        AgentIdentity refreshed = registrations.issue(agent.id(), held.id(), token.id());
        audit.record(
                Actor.agent(agent.id(), agent.registrationName().value(), agent.project(), request),
                AuditEntry.of("agent.token_refreshed", "agent", agent.id().value())
                        .about(agent.id())
                        .with("token_id", token.id().value()));
        return terms.tell(false, refreshed, token, mesh.address());
    }

    private Optional<AgentIdentity> user(JoinKey key) {
        AgentId user = key.consumedBy();
        return user == null ? Optional.empty() : registrations.lock(user);
    }

    private static boolean isSame(AgentIdentity agent, NewAgent wanted) {
        return agent.hasKeys(wanted.curvePublicKey(), wanted.signingPublicKey())
                && agent.registrationName().equals(wanted.registrationName());
    }
}
