package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.CurveRotate;
import org.xerotier.mesh.frame.CurveSwitch;
import org.xerotier.router.mesh.MeshSender;

/**
 * Tells agents with a session here how their change of key goes on, again and again until they have done it: what is
 * said is taken from the record, so any router can say it, after any restart.
 */
@ApplicationScoped
class RotationCourier {

    /** By then every router has read who may connect, and lets the new key in. */
    static final Duration ADMITTED_EVERYWHERE = Duration.ofSeconds(6);

    private static final int MOST = 1_000;

    @Inject
    RotationService rotations;

    @Inject
    ConnectedAgents connected;

    @Inject
    FleetDirectory directory;

    @Inject
    MeshSender sender;

    @Inject
    Clock clock;

    @Inject
    Executor executor;

    void round() {
        rotations.expire(MOST);
        rotations.open(MOST).forEach(this::tell);
    }

    void moved(@Observes(during = TransactionPhase.AFTER_SUCCESS) RotationMoved event) {
        executor.execute(() -> tell(event.rotation()));
    }

    void tell(RotationView rotation) {
        Optional<PeerKey> session = connected.key(rotation.agent());
        if (session.isEmpty()) {
            return;
        }
        if (rotation.state() == RotationState.ASKED) {
            sender.trySend(session.get(), new CurveRotate(rotation.id().value(), rotation.reason()), "");
        } else if (rotation.state() == RotationState.ADMITTED && isAdmittedEverywhere(rotation)) {
            boolean isUnderOldKey = directory
                    .find(rotation.agent())
                    .map(agent -> agent.key().equals(session.get()))
                    .orElse(false);
            if (isUnderOldKey) {
                sender.trySend(session.get(), new CurveSwitch(rotation.id().value()), "");
            }
        }
    }

    private boolean isAdmittedEverywhere(RotationView rotation) {
        Instant since = rotation.admittedAt();
        return since != null && !since.plus(ADMITTED_EVERYWHERE).isAfter(clock.instant());
    }
}
