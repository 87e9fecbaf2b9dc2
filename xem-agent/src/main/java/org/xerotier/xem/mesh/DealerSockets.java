package org.xerotier.xem.mesh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.jeromq.ConnectWatch;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The sockets to all routers, waited for in one place. Everything but {@link #wake} belongs to one thread. */
final class DealerSockets implements AutoCloseable {

    private static final int IMPATIENT_MILLIS = 5;

    private final ZContext context = new ZContext();
    private final ConnectWatch connects = ConnectWatch.in(context);
    private final NameLookup names;
    private final Pipe wake;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final List<DealerLink> open = new ArrayList<>();
    private ZMQ.@Nullable Poller poller;
    private long eventNames;

    /** @param died told when one of the library's own threads ends by a fault, after which sockets are deaf */
    DealerSockets(NameLookup names, Consumer<Throwable> died) {
        this.names = names;
        this.context.setLinger(0);
        this.context.setUncaughtExceptionHandler((thread, fault) -> died.accept(fault));
        try {
            wake = Pipe.open();
            wake.source().configureBlocking(false);
            wake.sink().configureBlocking(false);
        } catch (IOException fault) {
            throw new UncheckedIOException("no pipe could be made", fault);
        }
    }

    /** A link that is not open yet. */
    Link link(String address, Link.Receiver receiver) {
        return new DealerLink(this, address, receiver);
    }

    NameLookup names() {
        return names;
    }

    /** A name for a link's events, used once. */
    String nextName() {
        return Long.toString(++eventNames, 36);
    }

    ZMQ.Socket socket(SocketType type) {
        ZMQ.Socket fresh = context.createSocket(type);
        connects.over(fresh);
        return fresh;
    }

    void opened(DealerLink link) {
        open.add(link);
        forgetPoller();
    }

    /** Must come before the link's sockets are closed: nothing may wait for a closed one. */
    void closing(DealerLink link) {
        open.remove(link);
        forgetPoller();
    }

    private void forgetPoller() {
        if (poller != null) {
            poller.close();
            poller = null;
        }
    }

    private ZMQ.Poller newPoller() {
        ZMQ.Poller fresh = context.createPoller(1 + 2 * open.size());
        fresh.register(wake.source(), ZMQ.Poller.POLLIN);
        open.forEach(link -> link.register(fresh));
        return fresh;
    }

    /** Waits for frames, a broken connection or {@link #wake}, and hands over what there is. */
    void poll(long millis) {
        ZMQ.Poller waiting = poller;
        if (waiting == null) {
            waiting = newPoller();
            poller = waiting;
        }
        boolean impatient = open.stream().anyMatch(link -> !link.hasRoom());
        waiting.poll(impatient ? Math.min(millis, IMPATIENT_MILLIS) : millis);
        if (woken.get()) {
            drainWake();
        }
        for (DealerLink link : List.copyOf(open)) {
            link.take();
        }
    }

    /** Ends a {@link #poll} under way; from any thread. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                wake.sink().write(ByteBuffer.wrap(new byte[1]));
            } catch (IOException closing) {
                // The loop is ending anyway.
                woken.set(false);
            }
        }
    }

    private void drainWake() {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(16);
            while (wake.source().read(buffer) > 0) {
                buffer.clear();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("the wake pipe broke", fault);
        }
        woken.set(false);
    }

    @Override
    public void close() {
        List.copyOf(open).forEach(link -> link.close(0));
        forgetPoller();
        context.close();
        try {
            wake.sink().close();
            wake.source().close();
        } catch (IOException fault) {
            throw new UncheckedIOException("the wake pipe does not close", fault);
        }
    }
}
