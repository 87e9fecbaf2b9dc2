package org.xerotier.router.web.stream;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One client following what happens. Events are sent in order, each once, beginning behind the one it has seen.
 *
 * <p>Anybody may {@link #wake} it at any time; what there is to do is done on one thread at a time, and never while the
 * client is not taking what it was sent before. What is not sent yet waits in the database, not here.
 */
final class EventStream {

    /** Ticks a client may take nothing for before it is given up. */
    static final int PATIENCE_TICKS = 6;

    private static final int BATCH = 16;
    private static final byte[] HEARTBEAT = {':', '\n', '\n'};

    /** Where events are read. */
    interface Source {
        /** Those behind the last one that was read, in order, at most this many; null before the first read. */
        List<? extends Told> after(@Nullable Told last, int limit);
    }

    /** An event as it is sent. */
    interface Told {
        byte[] text();

        /** Whether nothing follows it. */
        boolean isEnd();
    }

    /** Where they go. */
    interface Outlet {
        /** Whether another write would be taken at once; if not, somebody wakes the stream when it would. */
        boolean isReady() throws IOException;

        void write(byte[] bytes) throws IOException;

        void close();
    }

    private final Source source;
    private final Outlet outlet;
    private final Executor executor;
    private final Runnable whenClosed;
    private final AtomicInteger wanted = new AtomicInteger();
    private final Deque<Told> read = new ArrayDeque<>();
    private @Nullable Told last;
    private boolean ended;
    private volatile boolean closed;
    private volatile boolean beat;
    private volatile int stalledTicks = -1;

    EventStream(Source source, Outlet outlet, Executor executor, Runnable whenClosed) {
        this.source = source;
        this.outlet = outlet;
        this.executor = executor;
        this.whenClosed = whenClosed;
    }

    /** There may be something to send. */
    void wake() {
        if (closed || wanted.getAndIncrement() > 0) {
            return;
        }
        try {
            executor.execute(this::work);
        } catch (RejectedExecutionException busy) {
            // The next tick wakes it again.
            wanted.set(0);
        }
    }

    /** Regularly: gives up a client that takes nothing, and now and then shows the others that we are here. */
    void tick(boolean withHeartbeat) {
        if (stalledTicks >= 0) {
            stalledTicks++;
        }
        if (stalledTicks > PATIENCE_TICKS) {
            close();
            return;
        }
        if (withHeartbeat) {
            beat = true;
            wake();
        }
    }

    /** Ends the stream; the client may come back and go on where it was. */
    void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        whenClosed.run();
        outlet.close();
    }

    private void work() {
        int seen;
        do {
            seen = wanted.get();
            try {
                send();
            } catch (IOException gone) {
                close();
            } catch (RuntimeException failed) {
                StreamLog.cut(failed);
                close();
            }
        } while (!wanted.compareAndSet(seen, 0));
    }

    private void send() throws IOException {
        while (!closed && isReady()) {
            if (ended) {
                // Only now has the last event left us.
                close();
                return;
            }
            if (beat) {
                beat = false;
                outlet.write(HEARTBEAT);
                continue;
            }
            if (read.isEmpty()) {
                read.addAll(source.after(last, BATCH));
            }
            Told event = read.poll();
            if (event == null) {
                return;
            }
            last = event;
            outlet.write(event.text());
            ended = event.isEnd();
        }
    }

    private boolean isReady() throws IOException {
        boolean ready = outlet.isReady();
        stalledTicks = ready ? -1 : Math.max(0, stalledTicks);
        return ready;
    }
}
