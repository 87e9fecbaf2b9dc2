package org.xerotier.mesh.ra;

import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.MeshNotOpened;
import org.xerotier.mesh.api.MeshSettings;
import org.xerotier.mesh.api.MeshStatus;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.api.PeerUnreachable;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.frame.Envelope;

/**
 * This router's place in the mesh, over all its transports: what was asked for (settings, enrolled keys) and the
 * transport that serves it now. A failed transport is closed at once and replaced after a pause; a death inside JeroMQ
 * or of the virtual machine ends the process.
 */
final class MeshNode {

    private final MeshServices services;
    private final AdmittedKeys admitted = new AdmittedKeys();
    private final MeshCounters counters = new MeshCounters();
    private final Backoff backoff;
    private final Object life = new Object();
    private @Nullable MeshSettings wanted;
    private int attempts;
    private volatile @Nullable MeshTransport transport;

    MeshNode(MeshServices services) {
        this.services = services;
        this.backoff = new Backoff(services.random());
    }

    void open(MeshSettings settings) {
        synchronized (life) {
            if (settings.equals(wanted) && transport != null) {
                return;
            }
            close();
            start(settings);
            wanted = settings;
            attempts = 0;
        }
    }

    void close() {
        synchronized (life) {
            wanted = null;
            stop();
        }
    }

    void send(PeerKey peer, Envelope envelope) {
        MeshTransport current = transport;
        if (current == null || !admitted.contains(peer) || !current.isConnected(peer)) {
            throw new PeerUnreachable("the peer has no connection to this router");
        }
        if (!current.send(peer, FrameCodec.encode(envelope))) {
            throw new PeerUnreachable("the queue to the mesh socket is full");
        }
    }

    void admit(Set<PeerKey> enrolled) {
        admitted.replace(enrolled);
        cutForeign();
    }

    void admit(PeerKey enrolled) {
        admitted.add(enrolled);
    }

    void expel(PeerKey revoked) {
        admitted.remove(revoked);
        cutForeign();
    }

    MeshStatus status() {
        MeshTransport current = transport;
        return new MeshStatus(
                current != null && current.isHealthy(),
                current == null ? "" : current.address(),
                current == null ? 0 : current.peerCount(),
                counters.framesIn.sum(),
                counters.framesOut.sum(),
                counters.droppedForeign.sum(),
                counters.droppedMalformed.sum(),
                counters.refusedConnections.sum());
    }

    @Nullable
    MeshTransport transport() {
        return transport;
    }

    /** Called on the thread that failed, which cannot wait for itself: everything happens elsewhere. */
    void failed(MeshTransport broken, Throwable cause) {
        if (cause instanceof VirtualMachineError) {
            services.halt().accept(cause);
            return;
        }
        submit(() -> replace(broken, cause));
    }

    private void replace(MeshTransport broken, Throwable cause) {
        List<PeerKey> lost;
        synchronized (life) {
            if (transport != broken) {
                return;
            }
            // Before the stop: during it connections end one by one, and nobody delivers that any more.
            lost = broken.peers();
            stop();
        }
        try {
            for (PeerKey peer : lost) {
                services.endpoint().deliver(Delivery.lost(peer));
            }
        } finally {
            // Not before everybody is told: a peer that is back already would lose its new session to the old notice.
            reopenLater(cause);
        }
    }

    private void reopenLater(Throwable cause) {
        synchronized (life) {
            if (wanted != null && transport == null) {
                retryLater(cause);
            }
        }
    }

    private void retryLater(Throwable cause) {
        long millis = backoff.millis(attempts++);
        MeshLog.restarting(millis, cause);
        services.delays().after(millis, () -> submit(this::reopen));
    }

    private void reopen() {
        synchronized (life) {
            MeshSettings settings = wanted;
            if (settings == null || transport != null) {
                return;
            }
            try {
                start(settings);
            } catch (MeshNotOpened e) {
                retryLater(e);
            }
        }
    }

    private void start(MeshSettings settings) {
        MeshTransport next;
        try {
            next = new MeshTransport(settings, services, admitted, counters, this::failed);
        } catch (IOException e) {
            throw new MeshNotOpened("no resources for a socket: " + e.getMessage(), e);
        }
        transport = next;
        try {
            next.start(settings);
        } catch (MeshNotOpened e) {
            transport = null;
            throw e;
        }
    }

    private void stop() {
        MeshTransport current = transport;
        transport = null;
        if (current != null) {
            current.close();
        }
    }

    private void cutForeign() {
        MeshTransport current = transport;
        if (current != null) {
            current.cut(peer -> !admitted.contains(peer));
        }
    }

    private void submit(Runnable task) {
        try {
            services.work().scheduleWork(new Errand(task));
        } catch (WorkException e) {
            services.delays().after(backoff.millis(0), () -> submit(task));
        }
    }

    /** A short piece of work. */
    private record Errand(Runnable task) implements Work {

        @Override
        public void run() {
            task.run();
        }

        @Override
        public void release() {
            // Short and bounded by its own deadlines.
        }
    }
}
