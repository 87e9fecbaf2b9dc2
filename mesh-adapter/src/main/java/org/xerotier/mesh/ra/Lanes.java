package org.xerotier.mesh.ra;

import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkManager;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Deliveries side by side, in order where order matters: same peer and same {@code Frame.lane()}, same lane here. A full
 * lane is reported to the socket's thread, which then reads no further; nothing is thrown away.
 */
final class Lanes {

    private final List<Lane> lanes;
    private final WorkManager work;
    private final Delays delays;
    private final Backoff backoff;
    private final Endpoint endpoint;
    private final Runnable room;
    private volatile boolean waited;
    private volatile boolean stopped;

    /** @param room told when a delivery was made while somebody waited for a full lane */
    Lanes(int count, int capacity, WorkManager work, Delays delays, Backoff backoff, Endpoint endpoint, Runnable room) {
        this.work = work;
        this.delays = delays;
        this.backoff = backoff;
        this.endpoint = endpoint;
        this.room = room;
        this.lanes = IntStream.range(0, count)
                .mapToObj(i -> new Lane(capacity, this))
                .toList();
    }

    boolean offer(Delivery delivery) {
        Lane lane = lanes.get(Math.floorMod(delivery.laneHash(), lanes.size()));
        if (lane.offer(delivery)) {
            return true;
        }
        // Say so first and look again, or the room made in between would never be announced.
        waited = true;
        return lane.offer(delivery);
    }

    /** No delivery starts any more; what is queued is forgotten, peers send it again. */
    void stop() {
        stopped = true;
    }

    int waiting() {
        return lanes.stream().mapToInt(Lane::size).sum();
    }

    boolean deliver(Delivery delivery) {
        return stopped || endpoint.deliver(delivery);
    }

    void progressed() {
        if (waited) {
            waited = false;
            room.run();
        }
    }

    void submit(Lane lane) {
        try {
            work.scheduleWork(lane);
        } catch (WorkException e) {
            submitLater(lane, 0);
        }
    }

    void submitLater(Lane lane, int attempt) {
        if (!stopped) {
            delays.after(backoff.millis(attempt), () -> submit(lane));
        }
    }
}
