package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Set;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.router.mesh.FrameHandler;
import org.xerotier.router.mesh.Peer;

/** Ends sessions of agents that leave in good order. */
@ApplicationScoped
class GoodbyeHandler implements FrameHandler {

    @Inject
    AgentLifeService life;

    @Inject
    ConnectedAgents connected;

    @Inject
    Event<AgentLost> lost;

    @Override
    public Set<FrameType> handles() {
        return Set.of(FrameType.GOODBYE);
    }

    @Override
    public void handle(Peer peer, Envelope envelope) {
        connected.remove(peer.agent());
        if (life.leave(peer.agent(), ((Goodbye) envelope.frame()).reason())) {
            lost.fire(new AgentLost(peer.agent(), AgentLost.Reason.LEFT));
        }
    }
}
