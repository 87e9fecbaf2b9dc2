package org.xerotier.mesh.ra;

import java.net.InetAddress;
import org.xerotier.mesh.api.PeerKey;

/** What the gate has to tell. Called on the gate's thread; must not wait. */
interface GateEvents {

    void refused(InetAddress remote, String reason);

    void opened(PeerKey peer, InetAddress remote);

    void closed(PeerKey peer, InetAddress remote, String reason);

    /** The gate's thread ended although nobody asked it to. */
    void failed(Throwable cause);
}
