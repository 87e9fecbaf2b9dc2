package org.xerotier.mesh.ra;

import java.net.InetAddress;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.xerotier.mesh.api.PeerKey;

/** Counts and logs what happens at the gate. */
final class TransportGateEvents implements GateEvents {

    private final MeshCounters counters;
    private final LogThrottle refusals;
    private final Consumer<Throwable> failed;

    TransportGateEvents(MeshCounters counters, LongSupplier nanoTime, Consumer<Throwable> failed) {
        this.counters = counters;
        this.refusals = new LogThrottle(nanoTime);
        this.failed = failed;
    }

    @Override
    public void refused(InetAddress remote, String reason) {
        counters.refusedConnections.increment();
        refusals.log(others -> MeshLog.refused(remote, reason, others));
    }

    @Override
    public void opened(PeerKey peer, InetAddress remote) {
        MeshLog.peerOpened(peer, remote);
    }

    @Override
    public void closed(PeerKey peer, InetAddress remote, String reason) {
        MeshLog.peerClosed(peer, remote, reason);
    }

    @Override
    public void failed(Throwable cause) {
        failed.accept(cause);
    }
}
