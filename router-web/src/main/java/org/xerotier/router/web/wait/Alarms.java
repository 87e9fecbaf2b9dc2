package org.xerotier.router.web.wait;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is due when, looked at by one ticking task: a timer of the server's for each wait would cost more than the wait.
 * Due things are told up to one tick late.
 */
final class Alarms {

    private final ConcurrentSkipListMap<Due, Runnable> book = new ConcurrentSkipListMap<>();
    private final AtomicLong number = new AtomicLong();

    private record Due(long at, long number) implements Comparable<Due> {

        @Override
        public int compareTo(Due other) {
            // Differences, because readings of the ticker may wrap.
            int byTime = Long.signum(at - other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /** Calls {@code ring} once it is this late; the returned task takes the entry out of the book. */
    Runnable at(long nanos, Runnable ring) {
        Due due = new Due(nanos, number.incrementAndGet());
        book.put(due, ring);
        return () -> book.remove(due);
    }

    /** Rings what is due. */
    void tick(long now) {
        for (Map.Entry<Due, Runnable> first = book.firstEntry();
                first != null && first.getKey().at() - now <= 0;
                first = book.firstEntry()) {
            if (book.remove(first.getKey()) != null) {
                first.getValue().run();
            }
        }
    }

    int size() {
        return book.size();
    }
}
