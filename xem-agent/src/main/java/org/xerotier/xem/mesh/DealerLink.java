package org.xerotier.xem.mesh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bounds;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The DEALER socket. Its own reconnecting is as good as switched off, because it comes back at once and for ever; the
 * session decides when to try again. No identity is set: the router names its peers itself.
 */
final class DealerLink implements Link, AutoCloseable {

    /** What came in while polling. */
    interface Receiver {
        void received(byte[] frame);

        void lost(String reason);
    }

    private static final int HIGH_WATER_FRAMES = 256;
    private static final int MAX_QUEUED_FRAMES = 4_096;
    private static final int MAX_QUEUED_BYTES = 8 << 20;
    private static final int FRAMES_PER_ROUND = 64;
    private static final int SOCKET_BUFFER_BYTES = 4 << 20;
    private static final int NOT_IN_THIS_LIFE_MILLIS = 24 * 3_600_000;
    private static final int GONE = ZMQ.EVENT_DISCONNECTED
            | ZMQ.EVENT_CLOSED
            | ZMQ.HANDSHAKE_FAILED_NO_DETAIL
            | ZMQ.HANDSHAKE_FAILED_PROTOCOL
            | ZMQ.HANDSHAKE_FAILED_AUTH;

    private final RouterAddress router;
    private final ZContext context = new ZContext();
    private final Pipe wake;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private long queuedBytes;
    private long opened;
    private ZMQ.@Nullable Socket socket;
    private ZMQ.@Nullable Socket monitor;
    private ZMQ.Poller poller;

    /** @param died told when one of the library's own threads ends by a fault, after which sockets are deaf */
    DealerLink(RouterAddress router, Consumer<Throwable> died) {
        this.router = router;
        this.context.setLinger(0);
        this.context.setUncaughtExceptionHandler((thread, fault) -> died.accept(fault));
        try {
            wake = Pipe.open();
            wake.source().configureBlocking(false);
            wake.sink().configureBlocking(false);
        } catch (IOException fault) {
            throw new UncheckedIOException("no pipe could be made", fault);
        }
        poller = newPoller();
    }

    @Override
    public void open() {
        ZMQ.Socket dealer = context.createSocket(SocketType.DEALER);
        dealer.setCurveServerKey(router.routerKey().z85().getBytes(StandardCharsets.US_ASCII));
        dealer.setCurvePublicKey(router.agentKeys().publicKey().z85().getBytes(StandardCharsets.US_ASCII));
        dealer.setCurveSecretKey(router.agentKeys().secretZ85().getBytes(StandardCharsets.US_ASCII));
        dealer.setMaxMsgSize(Bounds.MAX_FRAME_BYTES);
        dealer.setSndHWM(HIGH_WATER_FRAMES);
        dealer.setRcvHWM(0);
        dealer.setSendBufferSize(SOCKET_BUFFER_BYTES);
        dealer.setReceiveBufferSize(SOCKET_BUFFER_BYTES);
        dealer.setLinger(0);
        dealer.setTCPKeepAlive(1);
        dealer.setReconnectIVL(NOT_IN_THIS_LIFE_MILLIS);
        dealer.setHandshakeIvl(5_000);
        String events = "inproc://events-" + ++opened;
        dealer.monitor(events, GONE);
        ZMQ.Socket watching = context.createSocket(SocketType.PAIR);
        watching.connect(events);
        dealer.connect(router.address());
        socket = dealer;
        monitor = watching;
        poller = newPoller();
    }

    private ZMQ.Poller newPoller() {
        ZMQ.Poller fresh = context.createPoller(3);
        fresh.register(wake.source(), ZMQ.Poller.POLLIN);
        if (socket != null && monitor != null) {
            fresh.register(monitor, ZMQ.Poller.POLLIN);
            fresh.register(socket, ZMQ.Poller.POLLIN);
        }
        return fresh;
    }

    @Override
    public boolean isOpen() {
        return socket != null;
    }

    @Override
    public void close(long lingerMillis) {
        ZMQ.Socket dealer = socket;
        ZMQ.Socket watching = monitor;
        socket = null;
        monitor = null;
        queue.clear();
        queuedBytes = 0;
        poller.close();
        if (dealer != null && watching != null) {
            dealer.monitor(null, 0);
            watching.close();
            dealer.setLinger((int) lingerMillis);
            dealer.close();
        }
        poller = newPoller();
    }

    @Override
    public void send(byte[] frame) {
        ZMQ.Socket dealer = socket;
        if (dealer == null) {
            return;
        }
        if (queue.isEmpty() && dealer.send(frame, ZMQ.DONTWAIT)) {
            return;
        }
        if (queue.size() < MAX_QUEUED_FRAMES && queuedBytes + frame.length <= MAX_QUEUED_BYTES) {
            queue.add(frame);
            queuedBytes += frame.length;
        }
    }

    private void flush(ZMQ.Socket dealer) {
        byte[] next = queue.peek();
        while (next != null && dealer.send(next, ZMQ.DONTWAIT)) {
            queue.remove();
            queuedBytes -= next.length;
            next = queue.peek();
        }
    }

    @Override
    public boolean hasRoom() {
        return queue.isEmpty();
    }

    /** Waits for frames, a broken connection or {@link #wake}, and hands over what there is. */
    void poll(long millis, Receiver receiver) {
        poller.poll(queue.isEmpty() ? millis : Math.min(millis, 5));
        if (woken.get()) {
            drainWake();
        }
        ZMQ.Socket dealer = socket;
        ZMQ.Socket watching = monitor;
        if (dealer == null || watching == null) {
            return;
        }
        flush(dealer);
        for (int i = 0; i < FRAMES_PER_ROUND && socket == dealer; i++) {
            byte[] frame = dealer.recv(ZMQ.DONTWAIT);
            if (frame == null) {
                break;
            }
            receiver.received(frame);
        }
        if (socket == dealer) {
            ZMQ.Event event = ZMQ.Event.recv(watching, ZMQ.DONTWAIT);
            if (event != null) {
                receiver.lost(reason(event));
            }
        }
    }

    private static String reason(ZMQ.Event event) {
        return switch (event.getEvent()) {
            case ZMQ.EVENT_CLOSED -> "nothing answers at " + event.getAddress();
            case ZMQ.EVENT_DISCONNECTED -> "the connection broke";
            default -> "the router did not let this agent's key in";
        };
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
        close(0);
        poller.close();
        context.close();
        try {
            wake.sink().close();
            wake.source().close();
        } catch (IOException fault) {
            throw new UncheckedIOException("the wake pipe does not close", fault);
        }
    }
}
