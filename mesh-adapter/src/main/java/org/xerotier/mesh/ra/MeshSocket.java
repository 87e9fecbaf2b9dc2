package org.xerotier.mesh.ra;

import jakarta.resource.spi.work.Work;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.Msg;
import zmq.io.Metadata;

/**
 * The ROUTER. One thread owns it: it waits for messages and for work from others, takes in what the lanes have room for,
 * sends what is queued, and asks the authenticator now and then whether it is alive. With {@link ZapHandler} the only
 * class that knows JeroMQ.
 *
 * <p>Life: {@link #zap} runs first, then {@link #run}; {@link #release} ends the loop, {@link #closeContext} the rest.
 */
final class MeshSocket implements Work {

    private static final int BATCH = 128;
    private static final long TICK_MILLIS = 1_000;
    private static final byte[] GONE = {0};

    private final SocketOptions options;
    private final SocketEvents events;
    private final String stampName;
    private final ZContext context;
    private final Wakeup wakeup;
    private final ZapProbe probe;
    private final LogThrottle ioTroubles;
    private final AtomicBoolean ioTroubleShown = new AtomicBoolean();
    private final BlockingQueue<Outbound> outbound;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopping;
    private volatile boolean started;
    private @Nullable Delivery held;

    private record Outbound(PeerKey peer, byte[] payload) {}

    MeshSocket(SocketOptions options, String stampName, SocketEvents events, LongSupplier nanoTime) throws IOException {
        this.options = options;
        this.events = events;
        this.stampName = stampName;
        this.outbound = new ArrayBlockingQueue<>(options.outboundCapacity());
        this.probe = new ZapProbe(nanoTime, options.probeNanos());
        this.ioTroubles = new LogThrottle(nanoTime);
        this.wakeup = new Wakeup();
        this.context = new ZContext(options.ioThreads());
        context.setLinger(0);
        context.setUncaughtExceptionHandler((thread, cause) -> events.died(cause));
        context.setNotificationExceptionHandler((thread, cause) -> ioTrouble(cause));
    }

    /** A peer can bring this about as often as it likes, with a PING too short, so only the first tells where it was. */
    private void ioTrouble(Throwable cause) {
        if (ioTroubleShown.compareAndSet(false, true)) {
            MeshLog.ioTrouble(cause);
        } else {
            ioTroubles.log(others -> MeshLog.ioTroubleAgain(cause, others));
        }
    }

    /** The authenticator for this socket; its own Work, to be started and {@link ZapHandler#ready} first. */
    ZapHandler zap(ZapPolicy policy, Consumer<Throwable> failed) {
        return new ZapHandler(context, stampName, policy, failed);
    }

    /** The loopback port, once bound. */
    CompletableFuture<Integer> port() {
        return port;
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    /** @return false if the queue is full */
    boolean send(PeerKey peer, byte[] payload) {
        boolean taken = !stopping && outbound.offer(new Outbound(peer, payload));
        wakeup.wake();
        return taken;
    }

    /** A lane that was full has room again. */
    void room() {
        wakeup.wake();
    }

    /** Whether {@link #run} has to be waited for. */
    boolean isStarted() {
        return started;
    }

    @Override
    public void run() {
        started = true;
        try (Wakeup w = wakeup;
                ZMQ.Socket router = context.createSocket(SocketType.ROUTER);
                ZMQ.Socket question = context.createSocket(SocketType.DEALER);
                ZMQ.Poller poller = context.createPoller(3)) {
            configure(router);
            if (!router.bind("tcp://127.0.0.1:*")) {
                throw new IOException("cannot bind a loopback port");
            }
            question.connect(ZapHandler.ENDPOINT);
            poller.register(w.channel(), ZMQ.Poller.POLLIN);
            poller.register(question, ZMQ.Poller.POLLIN);
            String endpoint = router.getLastEndpoint();
            port.complete(Integer.valueOf(endpoint.substring(endpoint.lastIndexOf(':') + 1)));
            loop(router, question, poller);
        } catch (IOException | RuntimeException | Error e) {
            port.completeExceptionally(e);
            if (!stopping) {
                events.failed(e);
            }
        } finally {
            ended.complete(null);
        }
    }

    @Override
    public void release() {
        stopping = true;
        wakeup.wake();
    }

    /** Ends the authenticator and JeroMQ's own threads. Both Works must have ended or be about to. */
    void closeContext() {
        if (!started) {
            discard(wakeup);
        }
        context.getContext().term();
    }

    private static void discard(Wakeup unused) {
        try {
            unused.close();
        } catch (IOException e) {
            // The pipe was never read; nothing depends on it.
            return;
        }
    }

    private void configure(ZMQ.Socket router) {
        router.setCurveServer(true);
        router.setCurveSecretKey(options.secretKey());
        router.setZapDomain("xerotier");
        router.setRouterMandatory(true);
        router.setMaxMsgSize(options.maxMessage());
        // None: the gate has a deadline for the whole handshake. JeroMQ's timer covers only the greetings, and holds on
        // to a connection that ended long before it rings.
        router.setHandshakeIvl(0);
        // No mark: when JeroMQ 0.6.0 stops at one under CURVE, it later hands over the frame still encrypted. What a
        // peer may have waiting here is bounded by the gate's window instead.
        router.setRcvHWM(0);
        router.setSndHWM(options.sendHigh());
        router.setLinger(0);
        router.setTCPKeepAlive(1);
        // Pings only: the gate decides when silence is too long, because it knows when it was itself not reading.
        router.setHeartbeatIvl(options.pingMillis());
        router.setHeartbeatTimeout(0);
        router.base().setSocketOpt(zmq.ZMQ.ZMQ_DISCONNECT_MSG, GONE);
    }

    private void loop(ZMQ.Socket router, ZMQ.Socket question, ZMQ.Poller poller) throws IOException {
        boolean reading = false;
        while (!stopping) {
            wakeup.clear();
            boolean busy = sendSome(router);
            busy |= receiveSome(router);
            probe(question);
            if (busy) {
                continue;
            }
            if (reading != (held == null)) {
                reading = held == null;
                if (reading) {
                    poller.register(router, ZMQ.Poller.POLLIN);
                } else {
                    poller.unregister(router);
                }
            }
            if (poller.poll(TICK_MILLIS) < 0) {
                throw new IOException("the poller was closed");
            }
        }
        sendSome(router);
    }

    private boolean sendSome(ZMQ.Socket router) {
        for (int i = 0; i < BATCH; i++) {
            Outbound next = outbound.poll();
            if (next == null) {
                return false;
            }
            PeerTable.Route route = events.route(next.peer());
            if (route != null && !send(router, route.routingIdBytes(), next.payload())) {
                events.unreachable(route);
            }
        }
        return true;
    }

    /** ROUTER_MANDATORY makes a missing or stuck peer an answer instead of a silent loss. */
    private static boolean send(ZMQ.Socket router, byte[] route, byte[] payload) {
        try {
            return router.send(route, ZMQ.SNDMORE | ZMQ.DONTWAIT) && router.send(payload, ZMQ.DONTWAIT);
        } catch (ZMQException e) {
            if (e.getErrorCode() == ZMQ.Error.EHOSTUNREACH.getCode()) {
                return false;
            }
            throw e;
        }
    }

    private boolean receiveSome(ZMQ.Socket router) {
        for (int i = 0; i < BATCH; i++) {
            if (held != null) {
                if (!events.offer(held)) {
                    return false;
                }
                held = null;
            }
            Msg id = router.base().recv(ZMQ.DONTWAIT);
            if (id == null) {
                return false;
            }
            held = message(router, id.data());
        }
        return true;
    }

    private @Nullable Delivery message(ZMQ.Socket router, byte[] routingId) {
        Msg first = router.base().recv(ZMQ.DONTWAIT);
        if (first == null) {
            return null;
        }
        boolean single = !first.hasMore();
        long wireBytes = GateRules.wireBytes(first.size());
        for (Msg rest = first; rest != null && rest.hasMore(); ) {
            rest = router.base().recv(ZMQ.DONTWAIT);
            wireBytes += rest == null ? 0 : GateRules.wireBytes(rest.size());
        }
        Metadata properties = first.getMetadata();
        if (properties == null) {
            // Frames always carry properties. Only the notice that the connection ended, set below, has none.
            PeerKey gone = single && Arrays.equals(first.data(), GONE) ? events.ended(routingId) : null;
            return gone == null ? null : Delivery.lost(gone);
        }
        return events.arrived(new Arrival(
                routingId,
                Stamp.parse(properties.get(stampName)),
                properties.get(Metadata.USER_ID),
                properties.get(Metadata.IDENTITY),
                single ? first.data() : null,
                wireBytes));
    }

    private void probe(ZMQ.Socket question) {
        while (true) {
            byte[] part = question.recv(ZMQ.DONTWAIT);
            if (part == null) {
                break;
            }
            probe.heard(part);
        }
        if (probe.isDead()) {
            throw new IllegalStateException("the authenticator does not refuse a foreign key any more");
        }
        if (probe.isDue()) {
            probe.asked();
            byte[][] parts = ZapProbe.question();
            for (int i = 0; i < parts.length; i++) {
                question.send(parts[i], i + 1 < parts.length ? ZMQ.SNDMORE | ZMQ.DONTWAIT : ZMQ.DONTWAIT);
            }
        }
    }
}
