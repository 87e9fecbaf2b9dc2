package org.xerotier.router.fleet;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.CurveRotateAck;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.mesh.key.KeyRefused;
import org.xerotier.mesh.key.VerifyingKey;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.RotationId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.workspace.PauseReason;

/**
 * Lets agents change their CURVE key without losing a call (ADR 0021): asked, answered with a signature of the enrolled
 * signing key, let in beside the old key, and done with the first hello under the new one.
 */
@Stateless
public class RotationService {

    @Inject
    AgentRepository agents;

    @Inject
    RotationRepository rotations;

    @Inject
    Roll roll;

    @Inject
    Acting acting;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Event<RotationMoved> moved;

    @Inject
    Event<AgentKeysChanged> keys;

    /** Asks an agent for a new key. While it has not changed yet, asking again changes nothing: the first reason stays. */
    public RotationView ask(Actor actor, String idOrName, String reason) {
        PauseReason why = new PauseReason(reason);
        Agent agent = roll.lock(actor, idOrName);
        agent.requireNotRevoked();
        agent.identity().requireUncontested();
        Optional<CurveRotation> open = rotations.open(agent.id());
        if (open.isPresent()) {
            return open.get().view();
        }
        CurveRotation rotation = new CurveRotation(RotationId.next(ids), agent, actor, why.text(), clock.instant());
        rotations.add(rotation);
        roll.note(
                agent.id(),
                AgentEventType.CURVE_ROTATION_ASKED,
                Roll.detail()
                        .put("rotation", rotation.id().value())
                        .put("by", actor.name())
                        .put("reason", why.text()));
        audit.record(
                actor,
                AuditEntry.of("agent.curve_rotation_asked", "agent", agent.id().value())
                        .about(agent.id())
                        .with("rotation", rotation.id().value())
                        .with("reason", why.text()));
        moved.fire(new RotationMoved(rotation.view()));
        return rotation.view();
    }

    /** The newest change of an agent's key, if there ever was one. */
    public Optional<RotationView> last(Actor actor, String idOrName) {
        return rotations.last(roll.require(actor, idOrName).id()).map(CurveRotation::view);
    }

    /** An agent names its new key. The same answer again changes nothing; any that does not hold is refused. */
    public void answer(AgentId id, CurveRotateAck ack) {
        Agent agent = agents.lock(id).orElseThrow(() -> refused("no such agent"));
        agent.requireNotRevoked();
        CurveRotation rotation = rotations
                .open(id)
                .filter(open -> open.id().value().equals(ack.rotationId()))
                .orElseThrow(() -> refused("no such rotation is open"));
        if (ack.newPublicKey().equals(rotation.newKey())) {
            return;
        }
        Instant now = clock.instant();
        if (rotation.state() != RotationState.ASKED
                || !rotation.view().expiresAt().isAfter(now)) {
            throw refused("it was answered with another key, or too late");
        }
        requireSigned(agent, ack);
        requireNew(ack.newPublicKey());
        rotation.admit(ack.newPublicKey(), now);
        roll.note(
                id,
                AgentEventType.CURVE_KEY_ADMITTED,
                Roll.detail().put("rotation", rotation.id().value()).put("curve_public_key", ack.newPublicKey()));
        audit.record(
                acting.agent(agent),
                AuditEntry.of("agent.curve_key_admitted", "agent", id.value())
                        .about(id)
                        .with("rotation", rotation.id().value())
                        .with("curve_public_key", ack.newPublicKey()));
        keys.fire(new AgentKeysChanged(
                id, new PeerKey(agent.curvePublicKey()), Optional.of(new PeerKey(ack.newPublicKey()))));
        moved.fire(new RotationMoved(rotation.view()));
    }

    /** What agents are yet to be told, oldest first. */
    public List<RotationView> open(int limit) {
        return rotations.open(limit).stream().map(CurveRotation::view).toList();
    }

    /** Ends changes nobody answered in time. */
    public void expire(int limit) {
        Instant now = clock.instant();
        for (CurveRotation late : rotations.overdue(now, limit)) {
            Agent agent = agents.lock(late.agent()).orElseThrow();
            rotations.open(agent.id()).filter(open -> open.isOverdue(now)).ifPresent(open -> {
                open.end(RotationState.EXPIRED, now);
                roll.note(
                        agent.id(),
                        AgentEventType.CURVE_ROTATION_ENDED,
                        Roll.detail().put("rotation", open.id().value()).put("reason", "not answered in time"));
                audit.record(
                        acting.system("rotations", agent.project()),
                        AuditEntry.of(
                                        "agent.curve_rotation_expired",
                                        "agent",
                                        agent.id().value())
                                .about(agent.id())
                                .with("rotation", open.id().value()));
            });
        }
    }

    private static void requireSigned(Agent agent, CurveRotateAck ack) {
        byte[] text = CurveRotateAck.signedText(agent.id().value(), ack.rotationId(), ack.newPublicKey());
        if (!VerifyingKey.ofHex(agent.identity().signingPublicKey())
                .verify(text, ack.signature().toArray())) {
            throw refused("the signature is not that of the key the agent enrolled with");
        }
    }

    private void requireNew(String key) {
        try {
            var unused = CurvePublicKey.ofHex(key);
        } catch (KeyRefused e) {
            throw refused(String.valueOf(e.getMessage()));
        }
        agents.reserve(key);
        if (agents.findByCurveKey(key).isPresent() || agents.isOfARotation(key)) {
            throw refused("the key is or was another agent's, or its own");
        }
    }

    private static RouterException refused(String why) {
        return FleetError.CURVE_ROTATION_REFUSED.because(
                "The new CURVE key was not taken: %s; the present one stays good.".formatted(why));
    }
}
