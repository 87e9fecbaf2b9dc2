package org.xerotier.mesh.ra;

import jakarta.resource.spi.work.Work;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of deliveries that one Work at a time empties, so order is kept. While the endpoint is away the first
 * delivery stays where it is and the lane asks again later.
 */
final class Lane implements Work {

    /** Then the thread goes back to the pool and the rest queues up behind other lanes. */
    private static final int BATCH = 32;

    private final int capacity;
    private final Lanes lanes;
    private final ArrayDeque<Delivery> queue = new ArrayDeque<>();
    private boolean scheduled;
    private int attempts;

    Lane(int capacity, Lanes lanes) {
        this.capacity = capacity;
        this.lanes = lanes;
    }

    /** @return false if the lane is full */
    boolean offer(Delivery delivery) {
        synchronized (queue) {
            if (queue.size() >= capacity) {
                return false;
            }
            queue.add(delivery);
            if (scheduled) {
                return true;
            }
            scheduled = true;
        }
        lanes.submit(this);
        return true;
    }

    @Override
    public void run() {
        for (int i = 0; i < BATCH; i++) {
            Delivery next = first();
            if (next == null) {
                return;
            }
            if (!lanes.deliver(next)) {
                lanes.submitLater(this, attempts++);
                return;
            }
            attempts = 0;
            synchronized (queue) {
                queue.remove();
            }
            lanes.progressed();
        }
        lanes.submit(this);
    }

    @Override
    public void release() {
        // A batch is short and every delivery has the endpoint's own transaction timeout.
    }

    int size() {
        synchronized (queue) {
            return queue.size();
        }
    }

    private @Nullable Delivery first() {
        synchronized (queue) {
            Delivery next = queue.peek();
            scheduled = next != null;
            return next;
        }
    }
}
