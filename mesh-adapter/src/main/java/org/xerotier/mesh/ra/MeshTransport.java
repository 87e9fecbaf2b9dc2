package org.xerotier.mesh.ra;

import jakarta.resource.spi.work.WorkException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.MeshNotOpened;
import org.xerotier.mesh.api.MeshSettings;
import org.xerotier.mesh.api.PeerKey;

/**
 * One life of the mesh: authenticator, socket and gate, started in this order and stopped in reverse. It never repairs
 * itself; whoever opened it is told of a failure and opens the next one.
 */
final class MeshTransport implements SocketEvents {

    private static final long START_MILLIS = 10_000;
    private static final long STOP_MILLIS = 5_000;

    private final MeshServices services;
    private final AdmittedKeys admitted;
    private final TransportEvents owner;
    private final MeshSocket socket;
    private final ZapHandler zap;
    private final Lanes lanes;
    private final PeerTable peers = new PeerTable();
    private final InboundFilter filter;
    private final MeshCounters counters;
    private final LogThrottle tooSlow;
    private final AtomicBoolean failed = new AtomicBoolean();
    private volatile @Nullable CurveGate gate;
    private volatile String address = "";

    MeshTransport(
            MeshSettings settings,
            MeshServices services,
            AdmittedKeys admitted,
            MeshCounters counters,
            TransportEvents owner)
            throws IOException {
        this.services = services;
        this.admitted = admitted;
        this.counters = counters;
        this.owner = owner;
        this.tooSlow = new LogThrottle(services.nanoTime());
        this.filter = new InboundFilter(admitted, peers, counters, new ErrorReplies(this::enqueue, services.clock()));
        this.lanes = new Lanes(
                settings.lanes(),
                settings.laneCapacity(),
                services.work(),
                services.delays(),
                new Backoff(services.random()),
                this::deliver,
                this::room);
        this.socket = new MeshSocket(
                SocketOptions.of(settings), Stamp.secretName(services.random()), this, services.nanoTime());
        this.zap = socket.zap(this::admit, this::failed);
    }

    /** Opens everything or nothing. */
    void start(MeshSettings settings) {
        try {
            services.work().scheduleWork(zap);
            await(zap.ready());
            services.work().scheduleWork(socket);
            InetSocketAddress backend =
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), await(socket.port()));
            CurveGate opened = new CurveGate(
                    new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()),
                    backend,
                    GateRules.of(settings),
                    new TransportGateEvents(counters, services.nanoTime(), this::failed),
                    services.nanoTime());
            gate = opened;
            serve(opened);
            InetSocketAddress bound = opened.address();
            address = bound.getAddress().getHostAddress() + ":" + bound.getPort();
        } catch (IOException | WorkException | ExecutionException | TimeoutException e) {
            close();
            throw new MeshNotOpened(
                    "the mesh cannot listen at %s:%d (%s); is the port free and the address one of this machine?"
                            .formatted(settings.host(), settings.port(), e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new MeshNotOpened("interrupted while the mesh was opened", e);
        }
        MeshLog.listening(address);
    }

    /** A gate has its port from the start; one that gets no thread has to give it back here. */
    private void serve(CurveGate opened) throws WorkException {
        try {
            services.work().scheduleWork(opened);
        } catch (WorkException e) {
            opened.abandon();
            throw e;
        }
    }

    private static <T> T await(CompletableFuture<T> step)
            throws InterruptedException, ExecutionException, TimeoutException {
        return step.get(START_MILLIS, TimeUnit.MILLISECONDS);
    }

    String address() {
        return address;
    }

    boolean isHealthy() {
        return !failed.get() && !address.isEmpty();
    }

    int socketPort() {
        return socket.port().getNow(0);
    }

    ZapHandler authenticator() {
        return zap;
    }

    /** Connections that are not read because of a message that does not end, or a router that does not keep up. */
    int heldBack() {
        CurveGate current = gate;
        return current == null ? 0 : current.heldBack();
    }

    List<PeerKey> peers() {
        return peers.peers();
    }

    int peerCount() {
        return peers.count();
    }

    boolean isConnected(PeerKey peer) {
        return peers.route(peer) != null;
    }

    /** @return false if the queue to the socket is full */
    boolean send(PeerKey peer, byte[] frame) {
        return socket.send(peer, frame);
    }

    void cut(Predicate<PeerKey> whom) {
        CurveGate current = gate;
        if (current != null) {
            current.cut(whom);
        }
    }

    /** Ends all threads or says which one would not; frames not yet delivered are forgotten. */
    void close() {
        boolean interrupted = Thread.interrupted();
        try {
            CurveGate current = gate;
            if (current != null) {
                current.release();
                if (!current.awaitEnd(STOP_MILLIS)) {
                    MeshLog.slowStop("The gate", STOP_MILLIS);
                }
            }
            lanes.stop();
            closeSocket();
            if (!address.isEmpty()) {
                MeshLog.closed(address);
            }
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void closeSocket() throws InterruptedException {
        socket.release();
        if (socket.isStarted()) {
            try {
                socket.ended().get(STOP_MILLIS, TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                MeshLog.slowStop("The socket", STOP_MILLIS);
                return;
            }
        }
        socket.closeContext();
    }

    /** For the authenticator: an enrolled key, on a connection of this gate that is being asked for it right now. */
    private @Nullable Stamp admit(String sourceAddress, PeerKey key) {
        CurveGate current = gate;
        if (current == null || !admitted.contains(key)) {
            return null;
        }
        OptionalLong connection = current.claim(sourceAddress, key);
        return connection.isEmpty() ? null : new Stamp(key, connection.getAsLong());
    }

    private boolean deliver(Delivery delivery) {
        if (delivery.envelope() != null && !admitted.contains(delivery.peer())) {
            counters.droppedForeign.increment();
            return true;
        }
        return services.endpoint().deliver(delivery);
    }

    private void enqueue(PeerKey peer, byte[] frame) {
        if (!send(peer, frame)) {
            counters.undeliverable.increment();
        }
    }

    private void room() {
        socket.room();
    }

    @Override
    public @Nullable Delivery arrived(Arrival arrival) {
        Stamp stamp = arrival.stamp();
        CurveGate current = gate;
        if (stamp != null && current != null) {
            current.consumed(stamp.connection(), arrival.wireBytes());
        }
        return filter.accept(arrival);
    }

    @Override
    public @Nullable PeerKey ended(byte[] routingId) {
        return peers.ended(routingId);
    }

    @Override
    public boolean offer(Delivery delivery) {
        return lanes.offer(delivery);
    }

    @Override
    public PeerTable.@Nullable Route route(PeerKey peer) {
        PeerTable.Route route = admitted.contains(peer) ? peers.route(peer) : null;
        if (route == null) {
            counters.undeliverable.increment();
            return null;
        }
        counters.framesOut.increment();
        return route;
    }

    @Override
    public void unreachable(PeerTable.Route route) {
        counters.undeliverable.increment();
        tooSlow.log(others -> MeshLog.peerTooSlow(route.peer(), others));
        CurveGate current = gate;
        if (current != null) {
            current.cut(route.connection());
        }
    }

    @Override
    public void failed(Throwable cause) {
        if (failed.compareAndSet(false, true)) {
            owner.failed(this, cause);
        }
    }

    @Override
    public void died(Throwable cause) {
        failed.set(true);
        services.halt().accept(cause);
    }
}
