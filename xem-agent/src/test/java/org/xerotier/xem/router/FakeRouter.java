package org.xerotier.xem.router;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.FrameType;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.HelloAck;
import org.xerotier.mesh.frame.LeaseAck;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.ProgressAck;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.ResultAck;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The router's end of the mesh, over a real CURVE socket, doing just enough; the test says when it should not. */
public final class FakeRouter implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public final CurveKeyPair keys;
    public volatile boolean answersHello = true;
    public volatile boolean answersLease = true;
    public volatile boolean acknowledgesProgress = true;
    public volatile boolean acknowledgesResults = true;
    public volatile boolean wantsManifest;
    public volatile String refusal = "";
    public volatile long retryAfterMillis;
    public volatile List<Reconcile> reconcile = List.of();

    /** Told in every answer. */
    public volatile List<RouterContact> routers = List.of();

    public final long leaseMillis;

    private final List<Frame> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Long> pieces = new HashMap<>();
    private final Queue<Frame> outgoing = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private final int port;
    private volatile boolean stopping;
    private volatile byte @Nullable [] peer;

    public FakeRouter(int port, CurveKeyPair keys, long leaseMillis) {
        this(port, keys, leaseMillis, null);
    }

    /** @param admits which CURVE keys (64 hex) may come in; null: all */
    public FakeRouter(int port, CurveKeyPair keys, long leaseMillis, @Nullable Predicate<String> admits) {
        this.keys = keys;
        this.leaseMillis = leaseMillis;
        ZContext context = new ZContext();
        if (admits != null) {
            ZMQ.Socket door = context.createSocket(SocketType.REP);
            door.bind("inproc://zeromq.zap.01");
            Thread keeper = new Thread(() -> keepDoor(door, admits), "fake-zap");
            keeper.setDaemon(true);
            keeper.start();
        }
        ZMQ.Socket socket = context.createSocket(SocketType.ROUTER);
        socket.setCurveServer(true);
        socket.setCurvePublicKey(keys.publicKey().z85().getBytes(StandardCharsets.US_ASCII));
        socket.setCurveSecretKey(keys.secretZ85().getBytes(StandardCharsets.US_ASCII));
        socket.setLinger(0);
        if (port == 0) {
            this.port = socket.bindToRandomPort("tcp://127.0.0.1");
        } else {
            socket.bind("tcp://127.0.0.1:" + port);
            this.port = port;
        }
        thread = new Thread(() -> serve(context, socket), "fake-router");
        thread.start();
    }

    public static FakeRouter start() {
        return new FakeRouter(0, CurveKeyPair.generate(new SecureRandom()), 30_000);
    }

    public int port() {
        return port;
    }

    /** As routers name it to agents. */
    public RouterContact contact(String id) {
        return new RouterContact(id, address(), keys.publicKey().hex());
    }

    public String address() {
        return "tcp://127.0.0.1:" + port;
    }

    public void send(Frame frame) {
        outgoing.add(frame);
    }

    public List<Frame> heard() {
        return new ArrayList<>(heard);
    }

    public <F extends Frame> List<F> all(Class<F> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public <F extends Frame> F await(Class<F> type) {
        return await(type, frame -> true);
    }

    public <F extends Frame> F await(Class<F> type, Predicate<F> wanted) {
        Awaitility.await().atMost(PATIENCE).until(() -> all(type).stream().anyMatch(wanted));
        return all(type).stream().filter(wanted).findFirst().orElseThrow();
    }

    public <F extends Frame> void awaitCount(Class<F> type, int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> all(type).size() >= count);
    }

    /** RFC 27: version, request, domain, address, identity, mechanism, key. */
    private static void keepDoor(ZMQ.Socket door, Predicate<String> admits) {
        try {
            while (true) {
                List<byte[]> asked = new ArrayList<>();
                do {
                    asked.add(door.recv(0));
                } while (door.hasReceiveMore());
                boolean in = admits.test(CurvePublicKey.of(asked.get(6)).hex());
                door.send(asked.get(0), ZMQ.SNDMORE);
                door.send(asked.get(1), ZMQ.SNDMORE);
                door.send(in ? "200" : "400", ZMQ.SNDMORE);
                door.send("", ZMQ.SNDMORE);
                door.send("", ZMQ.SNDMORE);
                door.send(new byte[0], 0);
            }
        } catch (ZMQException closing) {
            // The router ends.
        }
    }

    private void serve(ZContext context, ZMQ.Socket socket) {
        ZMQ.Poller poller = context.createPoller(1);
        poller.register(socket, ZMQ.Poller.POLLIN);
        try {
            while (!stopping) {
                poller.poll(2);
                byte[] from = socket.recv(ZMQ.DONTWAIT);
                while (from != null) {
                    peer = from;
                    take(socket, from, FrameCodec.decode(socket.recv(0), FrameType.Sender.AGENT));
                    from = socket.recv(ZMQ.DONTWAIT);
                }
                byte[] to = peer;
                Frame next = to == null ? null : outgoing.poll();
                while (next != null && to != null) {
                    send(socket, to, next);
                    next = outgoing.poll();
                }
            }
        } finally {
            poller.close();
            context.close();
        }
    }

    private void take(ZMQ.Socket socket, byte[] from, Envelope envelope) {
        Frame frame = envelope.frame();
        heard.add(frame);
        if (frame instanceof Hello && answersHello) {
            boolean accepted = refusal.isEmpty();
            send(
                    socket,
                    from,
                    new HelloAck(
                            accepted,
                            refusal,
                            "",
                            1,
                            leaseMillis,
                            0,
                            wantsManifest,
                            retryAfterMillis,
                            routers,
                            reconcile));
        } else if (frame instanceof LeaseRenewal renewal && answersLease) {
            send(socket, from, new LeaseAck(renewal.sequence(), leaseMillis, false, wantsManifest, routers, List.of()));
        } else if (frame instanceof Progress piece && acknowledgesProgress) {
            String key = piece.invocationId() + "/" + piece.epoch();
            long next = pieces.getOrDefault(key, 0L) + 1;
            if (piece.sequence() == next) {
                pieces.put(key, next);
            }
            long known = pieces.getOrDefault(key, 0L);
            send(socket, from, new ProgressAck(piece.invocationId(), piece.epoch(), known));
        } else if (frame instanceof Result result && acknowledgesResults) {
            send(socket, from, new ResultAck(result.invocationId(), result.epoch(), "recorded"));
        }
    }

    private static void send(ZMQ.Socket socket, byte[] to, Frame frame) {
        socket.send(to, ZMQ.SNDMORE);
        socket.send(
                FrameCodec.encode(new Envelope(1, "r-" + System.nanoTime(), System.currentTimeMillis(), "", frame)), 0);
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
