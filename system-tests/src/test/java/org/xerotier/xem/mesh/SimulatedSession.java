package org.xerotier.xem.mesh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.xem.dispatch.DispatchDesk;
import org.xerotier.xem.dispatch.Outbox;
import org.xerotier.xem.keys.CurveKeyRing;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.state.DurableFile;
import org.xerotier.xem.time.ReconnectWaits;
import org.xerotier.xem.time.Ticker;

/** The agent's own sessions with all routers, over wires of the simulation. */
public final class SimulatedSession {

    /** The network's end at the agent, for one router. */
    public interface Wire {
        void open();

        boolean isOpen();

        void close();

        void send(byte[] frame);
    }

    /** What comes over a wire. */
    public interface Receiver {
        void received(byte[] frame);

        void broken();
    }

    /** Makes wires to addresses. */
    @FunctionalInterface
    public interface Wires {
        Wire to(String address, Receiver receiver);
    }

    /** A file of the agent that outlives its process. */
    public static final class File extends DurableFile {
        private byte @Nullable [] content;

        public File(String name) {
            super(Path.of(name));
        }

        @Override
        public Optional<byte[]> read() {
            return Optional.ofNullable(content);
        }

        @Override
        public void write(byte[] fresh) {
            content = fresh.clone();
        }
    }

    private static final CurveKeyPair CURVE = CurveKeyPair.generate(new SecureRandom());
    private static final SigningKey SIGNING = SigningKey.ofSeed(new byte[32]);

    private final RouterSessions sessions;

    public SimulatedSession(
            Wires wires,
            SessionIdentity identity,
            RouterContact enrolledWith,
            File book,
            PublishedManifest manifest,
            RandomGenerator random,
            Ticker ticker,
            Clock clock,
            Consumer<String> told,
            Function<Outbox, DispatchDesk> desk) {
        MeshParts parts = new MeshParts(
                () -> enrolledWith,
                new RouterBook(book),
                identity,
                () -> "token",
                keys(identity.agentId(), clock),
                SIGNING,
                () -> manifest,
                new Listener(told),
                new ReconnectWaits.Span(1_000, 10_000),
                random,
                ticker,
                clock);
        this.sessions = new RouterSessions(
                parts, (address, receiver) -> new WireLink(wires.to(address, new Ear(receiver))), desk);
    }

    private static CurveKeyRing keys(String agent, Clock clock) {
        try {
            // No rotation happens here, so nothing is read or written there.
            return CurveKeyRing.open(agent, CURVE, Path.of("no-such-folder/curve.hex"), new SecureRandom(), clock);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public DispatchDesk desk() {
        return sessions.desk();
    }

    public void tick() {
        sessions.tick();
        sessions.desk().tick();
    }

    private record Ear(Link.Receiver receiver) implements Receiver {
        @Override
        public void received(byte[] frame) {
            receiver.received(frame);
        }

        @Override
        public void broken() {
            receiver.lost(Loss.BROKEN);
        }
    }

    private record WireLink(Wire wire) implements Link {
        @Override
        public void open(CurvePublicKey router, CurveKeyPair own) {
            wire.open();
        }

        @Override
        public boolean isOpen() {
            return wire.isOpen();
        }

        @Override
        public void close(long lingerMillis) {
            wire.close();
        }

        @Override
        public void send(byte[] frame) {
            wire.send(frame);
        }

        @Override
        public boolean hasRoom() {
            return wire.isOpen();
        }
    }

    private record Listener(Consumer<String> told) implements SessionListener {
        @Override
        public void established(RouterContact router, long leaseMillis) {
            told.accept("has a session with " + router.address());
        }

        @Override
        public void lost(RouterContact router, Loss loss, long retryMillis) {
            told.accept("lost its session with %s: %s".formatted(router.address(), loss));
        }

        @Override
        public void refused(RouterContact router, String code, String message) {
            told.accept("was refused by %s: %s".formatted(router.address(), code));
        }

        @Override
        public void forgotten(RouterContact router) {
            told.accept("forgets " + router.address());
        }

        @Override
        public void impaired(String impairment) {
            told.accept("is impaired: " + impairment);
        }

        @Override
        public void died(Throwable fault) {
            throw new IllegalStateException("the mesh died", fault);
        }
    }
}
