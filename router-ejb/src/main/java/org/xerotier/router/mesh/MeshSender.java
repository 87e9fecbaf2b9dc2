package org.xerotier.router.mesh;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.xerotier.mesh.api.MeshConnection;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.api.PeerUnreachable;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.TraceContext;

/**
 * Sends frames. Never call it inside a transaction: first make it true, then tell. That a frame was handed over does
 * not mean that it arrives.
 */
@ApplicationScoped
public class MeshSender {

    private static final String NO_TRACE = "";

    @Inject
    MeshGate gate;

    @Inject
    PeerDirectory peers;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    /** @throws PeerUnreachable if the agent has no connection here or its queue is full: nothing was sent */
    public void send(AgentId agent, Frame frame, TraceContext trace) {
        send(agent, frame, trace.traceparent());
    }

    /**
     * @param traceparent W3C form, or empty
     * @throws PeerUnreachable if the agent has no connection here or its queue is full: nothing was sent
     */
    public void send(AgentId agent, Frame frame, String traceparent) {
        PeerKey key =
                peers.keyOf(agent).orElseThrow(() -> new PeerUnreachable("agent " + agent + " is not enrolled here"));
        send(key, frame, traceparent);
    }

    /** @throws PeerUnreachable if the peer has no connection here or its queue is full: nothing was sent */
    public void send(PeerKey peer, Frame frame, String traceparent) {
        Envelope envelope =
                new Envelope(Envelope.VERSION, ids.next(IdPrefix.FRAME), clock.millis(), traceparent, frame);
        try (MeshConnection connection = gate.connection()) {
            connection.send(peer, envelope);
        }
    }

    /** For frames whose loss is harmless because the peer will ask again. Whether the frame was handed over. */
    public boolean trySend(PeerKey peer, Frame frame, String traceparent) {
        try {
            send(peer, frame, traceparent);
            return true;
        } catch (PeerUnreachable gone) {
            return false;
        }
    }

    /** As {@link #trySend(PeerKey, Frame, String)}, outside any trace. */
    public boolean trySend(AgentId agent, Frame frame) {
        Optional<PeerKey> key = peers.keyOf(agent);
        return key.isPresent() && trySend(key.get(), frame, NO_TRACE);
    }
}
