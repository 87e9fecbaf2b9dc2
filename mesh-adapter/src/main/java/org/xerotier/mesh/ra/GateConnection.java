package org.xerotier.mesh.ra;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.api.PeerKey;

/**
 * One connection through the gate: a client, and from HELLO on its counterpart to JeroMQ. Belongs to the gate's thread,
 * except the key it was claimed for or denied to, and its window, which the authenticator and the socket's thread set.
 */
final class GateConnection {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final long id;
    private final SocketChannel client;
    private final InetAddress remote;
    private final InetSocketAddress backend;
    private final GateRules rules;
    private final Selector selector;
    private final Relay up;
    private final Relay down;
    private final AtomicReference<@Nullable PeerKey> peer = new AtomicReference<>();
    private final AtomicLong unconsumed = new AtomicLong();
    private volatile GateStage stage = GateStage.GREETING;
    private volatile boolean held;
    private volatile String denial = "not_enrolled";

    private final ByteBuffer greeting = ByteBuffer.allocate(Greeting.SIZE);
    private final ByteBuffer skipped = ByteBuffer.allocate(Greeting.SIZE);
    private CommandReader reader = new CommandReader();
    private ByteBuffer toClient = Greeting.ofServer();
    private ByteBuffer toServer = NOTHING;
    private @Nullable SocketChannel server;
    private boolean clientEnded;
    private boolean serverEnded;
    private boolean outputShut;
    private boolean spoke;
    private boolean spokeTold;
    private long deadline;
    private long heard;
    private long forgiven;

    GateConnection(
            long id,
            SocketChannel client,
            InetAddress remote,
            InetSocketAddress backend,
            GateRules rules,
            Selector to) {
        this.id = id;
        this.client = client;
        this.remote = remote;
        this.backend = backend;
        this.rules = rules;
        this.selector = to;
        this.up = new Relay(rules.largestFrame());
        this.down = new Relay(rules.largestFrame());
    }

    void start(long now) throws IOException, GateRefusal {
        deadline = now + rules.handshakeNanos();
        heard = now;
        forgiven = now;
        client.configureBlocking(false);
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
        client.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        client.register(selector, 0, this);
        pump(now);
    }

    long id() {
        return id;
    }

    InetAddress remote() {
        return remote;
    }

    GateStage stage() {
        return stage;
    }

    @Nullable
    PeerKey peer() {
        return peer.get();
    }

    /** The authenticator's word that this connection proved the key. Given once, and only while it is being asked for. */
    boolean claim(PeerKey key) {
        return stage == GateStage.READY && peer.compareAndSet(null, key);
    }

    /** Why the authenticator is about to say no, if it is not for want of an enrolled key. */
    void deny(String reason) {
        denial = reason;
    }

    /** A whole message arrived at the router's thread. @return whether the gate's thread holds the connection back */
    boolean consumed(long wireBytes) {
        unconsumed.updateAndGet(bytes -> Math.max(0, bytes - wireBytes));
        return held;
    }

    /** Whether the client has sent its first bytes after the handshake; said once. */
    boolean beginsToSpeak() {
        boolean begins = spoke && !spokeTold;
        spokeTold = spoke;
        return begins;
    }

    boolean isHeld() {
        return held;
    }

    boolean isOverdue(long now) {
        if (stage == GateStage.OPEN && !clientEnded && !serverEnded) {
            return wantsClient() && now - heard > rules.idleNanos();
        }
        return now - deadline > 0;
    }

    /** Does whatever can be done without waiting. */
    void pump(long now) throws IOException, GateRefusal {
        boolean again = true;
        while (again && stage.isHandshake()) {
            flushHandshake();
            again = handshake();
        }
        if (!stage.isHandshake()) {
            relay(now);
        }
        register();
    }

    void close() {
        stage = GateStage.CLOSED;
        try (SocketChannel c = client;
                SocketChannel s = server) {
            toClient = NOTHING;
        } catch (IOException e) {
            // It is being thrown away; there is nobody left to tell.
            toServer = NOTHING;
        }
    }

    private boolean handshake() throws IOException, GateRefusal {
        return switch (stage) {
            case GREETING -> greet();
            case HELLO -> reader.read(client, HandshakeCommand.HELLO) && openBackend();
            case WELCOME -> connected() && skipGreeting() && welcome();
            case INITIATE -> reader.read(client, HandshakeCommand.INITIATE) && passUp();
            case READY -> reader.read(backend(), HandshakeCommand.READY, HandshakeCommand.ERROR) && open();
            case OPEN, DRAINING, CLOSED -> false;
        };
    }

    private boolean greet() throws IOException, GateRefusal {
        int count = client.read(greeting);
        Greeting.check(greeting);
        if (count < 0) {
            throw new EOFException("closed in the greeting");
        }
        if (greeting.hasRemaining()) {
            return false;
        }
        return next(GateStage.HELLO);
    }

    private boolean openBackend() throws IOException {
        SocketChannel channel = SocketChannel.open();
        server = channel;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.bind(new InetSocketAddress(LoopbackAddresses.of(id), 0));
        channel.connect(backend);
        channel.register(selector, 0, this);
        ByteBuffer hello = reader.frame();
        toServer = ByteBuffer.allocate(Greeting.SIZE + hello.remaining())
                .put(Greeting.ofClient())
                .put(hello)
                .flip();
        return next(GateStage.WELCOME);
    }

    private boolean connected() throws IOException {
        SocketChannel channel = backend();
        if (!channel.isConnected() && !channel.finishConnect()) {
            return false;
        }
        flushHandshake();
        return true;
    }

    private boolean skipGreeting() throws IOException {
        if (backend().read(skipped) < 0) {
            throw new EOFException("the socket behind the gate closed");
        }
        return !skipped.hasRemaining();
    }

    private boolean welcome() throws IOException, GateRefusal {
        if (!reader.read(backend(), HandshakeCommand.WELCOME, HandshakeCommand.ERROR)) {
            return false;
        }
        if (reader.is(HandshakeCommand.ERROR)) {
            throw new GateRefusal("wrong_server_key");
        }
        toClient = reader.frame();
        return next(GateStage.INITIATE);
    }

    private boolean passUp() {
        toServer = reader.frame();
        return next(GateStage.READY);
    }

    /**
     * An ERROR is kept from the client: JeroMQ's sockets give up for good when they get one, and a key that is unknown
     * now may be enrolled in a moment. A closed connection they try again.
     */
    private boolean open() throws GateRefusal {
        if (reader.is(HandshakeCommand.ERROR)) {
            throw new GateRefusal(denial);
        }
        if (peer.get() == null) {
            throw new GateRefusal("not_authenticated");
        }
        toClient = reader.frame();
        return next(GateStage.OPEN);
    }

    private boolean next(GateStage following) {
        reader = new CommandReader();
        stage = following;
        return true;
    }

    private void flushHandshake() throws IOException {
        if (toClient.hasRemaining()) {
            client.write(toClient);
        }
        if (toServer.hasRemaining() && backend().isConnected()) {
            backend().write(toServer);
        }
    }

    private void relay(long now) throws IOException, GateRefusal {
        flushHandshake();
        readClient(now);
        up.flush(backend());
        if (!serverEnded && !down.isFull()) {
            serverEnded = down.fill(backend()) < 0;
        }
        if (!toClient.hasRemaining() && !clientEnded) {
            writeClient();
        }
        if (clientEnded || serverEnded) {
            drain(now);
        }
    }

    private void readClient(long now) throws GateRefusal {
        forgiveHeartbeats(now);
        held = unconsumed.get() > rules.window();
        if (held && unconsumed.get() <= rules.window()) {
            held = false;
        }
        if (!wantsClient()) {
            return;
        }
        int count;
        try {
            count = up.fill(client);
        } catch (IOException e) {
            count = -1;
        }
        clientEnded = count < 0;
        if (count > 0) {
            heard = now;
            spoke = true;
            unconsumed.addAndGet(count);
        }
    }

    /** Pings and pongs end inside JeroMQ, so nobody reports them as consumed. */
    private void forgiveHeartbeats(long now) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(now - forgiven);
        if (seconds > 0) {
            forgiven = now;
            consumed(seconds * rules.heartbeatBytes());
        }
    }

    private void writeClient() {
        try {
            down.flush(client);
        } catch (IOException e) {
            clientEnded = true;
        }
    }

    /** Hands on what was read, then ends the other side in good order, so that a last frame is not lost to a reset. */
    private void drain(long now) throws IOException {
        if (stage == GateStage.OPEN) {
            stage = GateStage.DRAINING;
            deadline = now + rules.drainNanos();
        }
        if (clientEnded) {
            down.clear();
            if (up.isEmpty() && !outputShut) {
                outputShut = true;
                backend().shutdownOutput();
            }
        }
        if (serverEnded && down.isEmpty()) {
            close();
        }
    }

    private boolean wantsClient() {
        return !clientEnded && !serverEnded && !held && !up.isFull();
    }

    private void register() {
        if (stage == GateStage.CLOSED) {
            return;
        }
        boolean open = !stage.isHandshake();
        boolean readClient = open
                ? wantsClient()
                : stage == GateStage.GREETING || stage == GateStage.HELLO || stage == GateStage.INITIATE;
        interest(client, readClient, toClient.hasRemaining() || (open && !clientEnded && !down.isEmpty()), false);
        SocketChannel channel = server;
        if (channel != null) {
            boolean connecting = !channel.isConnected();
            boolean readServer = open ? !serverEnded && !down.isFull() : stage != GateStage.INITIATE;
            boolean write = toServer.hasRemaining() || (open && !up.isEmpty());
            interest(channel, !connecting && readServer, !connecting && write, connecting);
        }
    }

    private void interest(SocketChannel channel, boolean read, boolean write, boolean connect) {
        SelectionKey key = channel.keyFor(selector);
        if (key != null && key.isValid()) {
            key.interestOps((read ? SelectionKey.OP_READ : 0)
                    | (write ? SelectionKey.OP_WRITE : 0)
                    | (connect ? SelectionKey.OP_CONNECT : 0));
        }
    }

    private SocketChannel backend() throws IOException {
        SocketChannel channel = server;
        if (channel == null) {
            throw new IOException("no connection to the socket yet");
        }
        return channel;
    }
}
