package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.xerotier.mesh.frame.CurveRotateAck;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.router.mesh.FrameHandler;
import org.xerotier.router.mesh.Peer;

/** Takes the new keys agents sign for. */
@ApplicationScoped
class RotationHandler implements FrameHandler {

    @Inject
    RotationService rotations;

    @Override
    public Set<FrameType> handles() {
        return Set.of(FrameType.CURVE_ROTATE_ACK);
    }

    @Override
    public void handle(Peer peer, Envelope envelope) {
        rotations.answer(peer.agent(), (CurveRotateAck) envelope.frame());
    }
}
