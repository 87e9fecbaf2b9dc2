package org.xerotier.mesh.ra;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;

/** Every line of this room at INFO and above. Ids are never used again; no key but public ones, no content of frames. */
final class MeshLog {

    private static final Logger LOG = System.getLogger("org.xerotier.mesh");
    private static final int KEY_START = 12;

    private MeshLog() {}

    static void listening(String address) {
        LOG.log(Level.INFO, "XR-MESH-0001 Agents may connect at {0}.", address);
    }

    static void closed(String address) {
        LOG.log(Level.INFO, "XR-MESH-0002 The mesh at {0} is closed.", address);
    }

    static void peerOpened(PeerKey peer, InetAddress remote) {
        LOG.log(Level.INFO, "XR-MESH-0003 Peer {0} connected from {1}.", brief(peer), remote.getHostAddress());
    }

    static void peerClosed(PeerKey peer, InetAddress remote, String reason) {
        LOG.log(
                Level.INFO,
                "XR-MESH-0004 Connection of peer {0} from {1} ended: {2}.",
                brief(peer),
                remote.getHostAddress(),
                reason);
    }

    static void refused(InetAddress remote, String reason, long others) {
        LOG.log(
                Level.WARNING,
                "XR-MESH-0005 Refused a connection from {0}: {1}; {2} more since the last such line. If this is an"
                        + " agent of yours, check its key, its router key and its address.",
                remote.getHostAddress(),
                reason,
                others);
    }

    static void deliveryFailed(PeerKey peer, Throwable cause) {
        LOG.log(
                Level.ERROR,
                "XR-MESH-0006 A frame of peer " + brief(peer)
                        + " was not processed and is not acknowledged; the peer will send it again.",
                cause);
    }

    static void restarting(long millis, Throwable cause) {
        LOG.log(
                Level.ERROR,
                "XR-MESH-0007 The mesh failed and is closed; opening it again in " + millis + " ms.",
                cause);
    }

    static void dying(Throwable cause) {
        LOG.log(
                Level.ERROR,
                "XR-MESH-0008 A thread of the transport died. A router that cannot hear its agents is of no use:"
                        + " stopping the process, whoever supervises it should start it again.",
                cause);
    }

    static void ioTrouble(Throwable cause) {
        LOG.log(Level.WARNING, "XR-MESH-0009 The transport met an error on one connection and goes on.", cause);
    }

    static void ioTroubleAgain(Throwable cause, long others) {
        LOG.log(
                Level.WARNING,
                "XR-MESH-0013 The transport met errors on connections again and goes on: {0}; {1} more since the last"
                        + " such line.",
                cause,
                others);
    }

    static void slowStop(String what, long millis) {
        LOG.log(Level.ERROR, "XR-MESH-0010 {0} did not end within {1} ms and is left behind.", what, millis);
    }

    static void peerTooSlow(PeerKey peer, long others) {
        LOG.log(
                Level.WARNING,
                "XR-MESH-0011 Peer {0} does not take its frames; its connection is cut so that it starts afresh; {1} more"
                        + " such frames, of this peer or others, since the last such line.",
                brief(peer),
                others);
    }

    static void endpointAway(@Nullable Throwable cause) {
        LOG.log(Level.WARNING, "XR-MESH-0012 No endpoint takes frames at the moment; they wait.", cause);
    }

    private static String brief(PeerKey peer) {
        return peer.hex().substring(0, KEY_START);
    }
}
