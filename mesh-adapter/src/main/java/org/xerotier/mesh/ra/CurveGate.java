package org.xerotier.mesh.ra;

import jakarta.resource.spi.work.Work;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;

/**
 * The public port. Stands in front of JeroMQ, which listens on loopback only: caps and times strangers, lets nothing but
 * a CURVE handshake through, and afterwards watches the size of frames. One selector, one thread.
 *
 * <p>Life: the constructor binds, {@link #run} serves, {@link #release} ends it, {@link #awaitEnd} waits for that.
 */
final class CurveGate implements Work {

    /** Deadlines are checked this often; nothing is due faster. */
    private static final long TICK_MILLIS = 100;

    private static final long IDLE_TICK_MILLIS = 1_000;
    private static final int BACKLOG = 256;

    private final GateRules rules;
    private final InetSocketAddress backend;
    private final GateEvents events;
    private final LongSupplier nanoTime;
    private final Selector selector;
    private final ServerSocketChannel listener;
    private final HandshakeCaps caps;
    private final ConnectAllowance allowance;
    private final GateConnections connections = new GateConnections();
    private final Queue<GateConnection> toPump = new ConcurrentLinkedQueue<>();
    private final Queue<Predicate<PeerKey>> toCut = new ConcurrentLinkedQueue<>();
    private final Queue<Long> toCutById = new ConcurrentLinkedQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;
    private long sweepAt;

    CurveGate(
            InetSocketAddress address,
            InetSocketAddress backend,
            GateRules rules,
            GateEvents events,
            LongSupplier nanoTime)
            throws IOException {
        this.rules = rules;
        this.backend = backend;
        this.events = events;
        this.nanoTime = nanoTime;
        this.caps = new HandshakeCaps(rules.maxUnauthenticated(), rules.maxPerAddress());
        this.allowance = new ConnectAllowance(nanoTime);
        this.sweepAt = nanoTime.getAsLong();
        this.selector = Selector.open();
        try {
            this.listener = listen(address);
        } catch (IOException | RuntimeException e) {
            selector.close();
            throw e;
        }
    }

    private ServerSocketChannel listen(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(address, BACKLOG);
            channel.register(selector, SelectionKey.OP_ACCEPT);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) listener.getLocalAddress();
    }

    /**
     * The authenticator found that the peer behind a source address owns an enrolled key.
     *
     * @return the connection's number, or empty if no connection of this gate is waiting for that word, or the key has
     *     connected too often
     */
    OptionalLong claim(String sourceAddress, PeerKey key) {
        GateConnection connection = connections.byAddress(sourceAddress);
        if (connection != null && !allowance.spend(key)) {
            connection.deny("too_many_connections");
            return OptionalLong.empty();
        }
        return connection != null && connection.claim(key) ? OptionalLong.of(connection.id()) : OptionalLong.empty();
    }

    /** A whole message of this connection reached the router. */
    void consumed(long id, long wireBytes) {
        GateConnection connection = connections.byId(id);
        if (connection != null && connection.consumed(wireBytes)) {
            toPump.add(connection);
            selector.wakeup();
        }
    }

    /** Cuts the open connections of all peers that match. */
    void cut(Predicate<PeerKey> peers) {
        toCut.add(peers);
        selector.wakeup();
    }

    /** Cuts one connection and no other of the same peer. */
    void cut(long id) {
        toCutById.add(id);
        selector.wakeup();
    }

    int heldBack() {
        return (int) connections.all().stream().filter(GateConnection::isHeld).count();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                selector.select(this::ready, caps.count() > 0 ? TICK_MILLIS : IDLE_TICK_MILLIS);
                obey();
                sweep(nanoTime.getAsLong());
            }
        } catch (IOException | RuntimeException | Error e) {
            events.failed(e);
        } finally {
            closeAll();
            ended.countDown();
        }
    }

    @Override
    public void release() {
        stopping = true;
        selector.wakeup();
    }

    /** For a gate whose thread was never started. */
    void abandon() {
        closeAll();
        ended.countDown();
    }

    boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof GateConnection connection) {
            pump(connection);
        } else if (key.isValid() && key.isAcceptable()) {
            accept();
        }
    }

    private void accept() {
        SocketChannel client;
        try {
            client = listener.accept();
        } catch (IOException e) {
            // Out of descriptors, most likely: look again at the next sweep instead of spinning.
            listener.keyFor(selector).interestOps(0);
            return;
        }
        if (client == null) {
            return;
        }
        InetAddress remote = client.socket().getInetAddress();
        if (!caps.enter(remote)) {
            events.refused(remote, "too_many_handshakes");
            discard(client);
            return;
        }
        GateConnection connection = new GateConnection(connections.nextId(), client, remote, backend, rules, selector);
        connections.add(connection);
        run(connection, () -> connection.start(nanoTime.getAsLong()));
    }

    private void pump(GateConnection connection) {
        if (connection.stage() != GateStage.CLOSED) {
            run(connection, () -> connection.pump(nanoTime.getAsLong()));
        }
    }

    private void run(GateConnection connection, Step step) {
        boolean handshake = connection.stage().isHandshake();
        try {
            step.take();
        } catch (GateRefusal e) {
            events.refused(connection.remote(), e.reason());
            close(connection, handshake, e.reason());
            return;
        } catch (IOException | RuntimeException e) {
            close(connection, handshake, String.valueOf(e.getMessage()));
            return;
        }
        if (connection.stage() == GateStage.CLOSED) {
            close(connection, handshake, "ended");
        } else if (!connection.stage().isHandshake()) {
            PeerKey peer = connection.peer();
            if (peer == null) {
                throw new IllegalStateException("open without a key");
            }
            if (handshake) {
                caps.leave(connection.remote());
                events.opened(peer, connection.remote());
                supersede(connections.opened(peer, connection));
            }
            if (connection.beginsToSpeak()) {
                supersede(connections.spoke(peer, connection));
            }
        }
    }

    private void supersede(@Nullable GateConnection older) {
        if (older != null) {
            close(older, false, "superseded");
        }
    }

    private void close(GateConnection connection, boolean handshake, String reason) {
        if (handshake) {
            caps.leave(connection.remote());
        }
        connections.remove(connection);
        connection.close();
        PeerKey peer = connection.peer();
        if (peer != null && !handshake) {
            events.closed(peer, connection.remote(), reason);
        }
    }

    private void obey() {
        for (GateConnection held = toPump.poll(); held != null; held = toPump.poll()) {
            pump(held);
        }
        for (Long id = toCutById.poll(); id != null; id = toCutById.poll()) {
            GateConnection connection = connections.byId(id);
            if (connection != null) {
                close(connection, connection.stage().isHandshake(), "cut");
            }
        }
        for (Predicate<PeerKey> peers = toCut.poll(); peers != null; peers = toCut.poll()) {
            for (GateConnection connection : connections.all()) {
                PeerKey peer = connection.peer();
                if (peer != null && peers.test(peer)) {
                    close(connection, connection.stage().isHandshake(), "cut");
                }
            }
        }
    }

    private void sweep(long now) {
        if (now - sweepAt < 0) {
            return;
        }
        sweepAt = now + TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
        for (GateConnection connection : connections.all()) {
            if (connection.isOverdue(now)) {
                boolean handshake = connection.stage().isHandshake();
                if (handshake) {
                    events.refused(connection.remote(), "handshake_timeout in " + connection.stage());
                }
                close(connection, handshake, "timeout");
            }
        }
        listener.keyFor(selector).interestOps(SelectionKey.OP_ACCEPT);
    }

    private void closeAll() {
        discard(listener);
        connections.all().forEach(GateConnection::close);
        discard(selector);
    }

    private static void discard(@Nullable AutoCloseable resource) {
        try {
            if (resource != null) {
                resource.close();
            }
        } catch (Exception e) {
            // Closing is all that was wanted; the descriptor is gone either way.
            return;
        }
    }

    /** Something done to one connection that may end it. */
    @FunctionalInterface
    private interface Step {
        void take() throws IOException, GateRefusal;
    }
}
