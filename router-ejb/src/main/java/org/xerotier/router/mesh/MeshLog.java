package org.xerotier.router.mesh;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.WireError;

/** What this room tells operators. Ids are never used for another message. */
@ApplicationScoped
class MeshLog {

    private static final Logger LOG = System.getLogger("org.xerotier.router.mesh");

    @Inject
    HearsayLimit hearsay;

    void opened(String bind, String address) {
        LOG.log(Level.INFO, "XR-MSH-0001 mesh listens on {0}; agents are told {1}", bind, address);
    }

    void handlerFailed(Peer peer, FrameType type, RuntimeException fault) {
        LOG.log(
                Level.ERROR,
                "XR-MSH-0002 a %s frame of agent %s could not be handled; the agent will send it again"
                        .formatted(type.wireName(), peer.agent()),
                fault);
    }

    void frameUnhandled(Peer peer, FrameType type) {
        LOG.log(
                Level.WARNING,
                "XR-MSH-0003 nobody in this router handles {0} frames; one of agent {1} was dropped",
                type.wireName(),
                peer.agent());
    }

    /** An agent may send as many errors as it likes, so not each gets a line. */
    void peerSaysError(Peer peer, WireError error) {
        hearsay.turn(peer.agent())
                .ifPresent(others -> LOG.log(
                        Level.WARNING,
                        "XR-MSH-0004 agent {0} could not use frame {1}: {2}: {3}; {4} more since the last such line",
                        peer.agent(),
                        error.refersTo(),
                        error.code(),
                        printable(error.message()),
                        others));
    }

    /** Only for those who look closely: a peer may send as many of these as it likes. */
    void frameDropped(PeerKey key, FrameType type, Standing standing) {
        LOG.log(Level.DEBUG, "dropped {0} of {1}, which is {2}", type, key.hex(), standing);
    }

    private static String printable(String hearsay) {
        return hearsay.replaceAll("\\p{C}", "?");
    }
}
