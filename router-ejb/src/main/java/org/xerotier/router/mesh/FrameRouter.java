package org.xerotier.router.mesh;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.WireError;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.RouterException;

/** Brings each frame to the one handler of its type, if its peer may send it. */
@ApplicationScoped
class FrameRouter {

    @Inject
    @Any
    Instance<FrameHandler> handlers;

    @Inject
    PeerDirectory peers;

    @Inject
    MeshSender sender;

    @Inject
    MeshLog log;

    /** Handlers are few and fixed; found once per type. */
    private final Map<FrameType, Optional<FrameHandler>> byType = new ConcurrentHashMap<>();

    void route(PeerKey key, Envelope envelope) {
        Optional<AgentId> agent = peers.agentOf(key);
        Standing standing = agent.map(known -> standing(known, key)).orElse(Standing.UNKNOWN);
        switch (standing.verdict(envelope.type())) {
            case PASS -> agent.ifPresent(known -> deliver(new Peer(key, known), envelope));
            case HELLO_FIRST -> sender.trySend(key, helloFirst(envelope), envelope.traceContext());
            case DROP -> log.frameDropped(key, envelope.type(), standing);
        }
    }

    void peerLost(PeerKey key) {
        peers.agentOf(key).ifPresent(agent -> peers.connectionLost(agent, key));
    }

    private Standing standing(AgentId agent, PeerKey key) {
        return peers.isGreeted(agent, key) ? Standing.GREETED : Standing.ENROLLED;
    }

    private void deliver(Peer peer, Envelope envelope) {
        Optional<FrameHandler> handler = byType.computeIfAbsent(envelope.type(), this::find);
        if (handler.isEmpty()) {
            if (envelope.type() == FrameType.ERROR) {
                log.peerSaysError(peer, (WireError) envelope.frame());
            } else {
                log.frameUnhandled(peer, envelope.type());
            }
            return;
        }
        try {
            handler.get().handle(peer, envelope);
        } catch (RouterException refusal) {
            refuse(peer, envelope, refusal);
        } catch (RuntimeException fault) {
            log.handlerFailed(peer, envelope.type(), fault);
        }
    }

    /** An error is never answered by an error, or two peers could keep each other busy for ever. */
    private void refuse(Peer peer, Envelope envelope, RouterException refusal) {
        if (envelope.type() != FrameType.ERROR) {
            sender.trySend(
                    peer.key(),
                    new WireError(refusal.code().code(), refusal.getMessage(), envelope.frameId()),
                    envelope.traceContext());
        }
    }

    private static Frame helloFirst(Envelope envelope) {
        if (envelope.frame() instanceof LeaseRenewal renewal) {
            return LeaseAcks.helloRequired(renewal);
        }
        return new WireError(
                "hello_required",
                "This router has no session with you; say hello before anything else.",
                envelope.frameId());
    }

    private Optional<FrameHandler> find(FrameType type) {
        return handlers.stream()
                .filter(handler -> handler.handles().contains(type))
                .findFirst();
    }
}
