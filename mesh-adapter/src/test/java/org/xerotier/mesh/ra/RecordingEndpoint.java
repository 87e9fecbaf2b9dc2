package org.xerotier.mesh.ra;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Started;

/** Keeps what is delivered; can be away, and can hold deliveries until told to go on. */
final class RecordingEndpoint implements Endpoint {

    final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Semaphore gate = new Semaphore(1_000_000);
    volatile boolean away;

    void hold() {
        gate.drainPermits();
    }

    void resume() {
        gate.release(1_000_000);
    }

    @Override
    public boolean deliver(Delivery delivery) {
        if (away) {
            return false;
        }
        gate.acquireUninterruptibly();
        deliveries.add(delivery);
        return true;
    }

    List<Envelope> frames() {
        return deliveries.stream()
                .map(Delivery::envelope)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    List<PeerKey> lost() {
        return deliveries.stream()
                .filter(delivery -> delivery.envelope() == null)
                .map(Delivery::peer)
                .toList();
    }

    /** Frame ids in the order of one lane. */
    List<String> lane(String invocationId) {
        return frames().stream()
                .filter(frame -> frame.frame() instanceof Started started
                        && started.invocationId().equals(invocationId))
                .map(Envelope::frameId)
                .toList();
    }
}
