package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import org.xerotier.mesh.frame.DiscoveryReport;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.router.mesh.FrameHandler;
import org.xerotier.router.mesh.Peer;

/** Takes what agents found on their hosts. */
@ApplicationScoped
class DiscoveryHandler implements FrameHandler {

    @Inject
    CandidateService candidates;

    @Override
    public Set<FrameType> handles() {
        return Set.of(FrameType.DISCOVERY_REPORT);
    }

    @Override
    public void handle(Peer peer, Envelope envelope) {
        candidates.report(peer.agent(), ((DiscoveryReport) envelope.frame()).candidates());
    }
}
