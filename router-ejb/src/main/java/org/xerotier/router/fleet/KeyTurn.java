package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;

/** The last step of a change of key, in the transaction of the hello that makes it. */
@ApplicationScoped
class KeyTurn {

    @Inject
    RotationRepository rotations;

    @Inject
    Roll roll;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Inject
    Event<AgentKeysChanged> keys;

    /** An agent says hello under another key than the one in force. Whether that is the key it signed for; then it is. */
    boolean comesBack(Actor actor, Agent agent, PeerKey key) {
        Optional<CurveRotation> found =
                rotations.open(agent.id()).filter(open -> key.hex().equals(open.newKey()));
        found.ifPresent(rotation -> {
            rotation.end(RotationState.DONE, clock.instant());
            rotations.flush();
            agent.turnKey(key.hex());
            roll.note(
                    agent.id(),
                    AgentEventType.CURVE_ROTATED,
                    Roll.detail().put("rotation", rotation.id().value()).put("curve_public_key", key.hex()));
            audit.record(
                    actor,
                    AuditEntry.of("agent.curve_rotated", "agent", agent.id().value())
                            .about(agent.id())
                            .with("rotation", rotation.id().value())
                            .with("curve_public_key", key.hex()));
            keys.fire(new AgentKeysChanged(agent.id(), key, Optional.empty()));
        });
        return found.isPresent();
    }
}
