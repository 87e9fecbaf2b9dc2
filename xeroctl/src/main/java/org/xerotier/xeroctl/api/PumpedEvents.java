package org.xerotier.xeroctl.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream on a thread of its own, so that whoever waits for an event can stop waiting. At most a few events are
 * read ahead; a slow terminal slows the reading and, through it, the router.
 */
final class PumpedEvents<E> implements EventStream<E> {
    private static final int AHEAD = 64;

    /** Either an event, or how the stream ended. */
    private record Arrival<E>(@Nullable E event, @Nullable IOException fault) {}

    private final BlockingQueue<Arrival<E>> arrivals = new ArrayBlockingQueue<>(AHEAD);
    private final EventReader<E> reader;
    private final Runnable disconnect;
    private volatile boolean closed;

    PumpedEvents(InputStream stream, EventReader.Maker<E> maker, Runnable disconnect) {
        this.reader = new EventReader<>(stream, maker);
        this.disconnect = disconnect;
        Thread pump = new Thread(this::pump, "xeroctl-events");
        pump.setDaemon(true);
        pump.start();
    }

    @Override
    public @Nullable E next(Duration longest) throws Ended {
        try {
            Arrival<E> arrival = arrivals.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (arrival == null) {
                return null;
            }
            if (arrival.event() == null) {
                throw new Ended(arrival.fault());
            }
            return arrival.event();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Ended(interrupted);
        }
    }

    /** The pump notices at its next event; a daemon thread that never sees one ends with the program. */
    @Override
    public void close() {
        closed = true;
        arrivals.clear();
    }

    private void pump() {
        try {
            arrivals.put(new Arrival<>(null, pumpToEnd()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect.run();
        }
    }

    private @Nullable IOException pumpToEnd() throws InterruptedException {
        try {
            E event = reader.next();
            while (event != null && !closed) {
                arrivals.put(new Arrival<>(event, null));
                event = reader.next();
            }
            return null;
        } catch (IOException fault) {
            return fault;
        }
    }
}
