package org.xerotier.xem.mesh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.HelloAck;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.mesh.key.KeyFiles;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.xem.dispatch.DeskLimits;
import org.xerotier.xem.dispatch.DispatchDesk;
import org.xerotier.xem.dispatch.MemoryLedger;
import org.xerotier.xem.dispatch.ScriptedRunner;
import org.xerotier.xem.dispatch.TestWarrants;
import org.xerotier.xem.dispatch.Tools;
import org.xerotier.xem.keys.CurveKeyRing;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.state.DurableFile;
import org.xerotier.xem.time.ManualTicker;
import org.xerotier.xem.time.ReconnectWaits;

/** Sessions with routers that the test plays, no socket in between. The agent is enrolled with the first. */
final class TestMesh {

    static final String ROUTER_KEY =
            CurveKeyPair.generate(new SecureRandom()).publicKey().hex();

    final ManualTicker ticker = new ManualTicker();
    final PublishedManifest manifest = Tools.manifest();
    final MemoryLedger ledger = new MemoryLedger();
    final ScriptedRunner runner = new ScriptedRunner();
    final Deque<Runnable> loop = new ArrayDeque<>();
    final List<String> news = new ArrayList<>();
    final SigningKey signing = SigningKey.generate(new SecureRandom());
    final Path home;
    final RouterBook book;
    CurveKeyRing keys;
    RouterSessions sessions;
    private final Map<String, FakeLink> links = new HashMap<>();
    private final long interval;
    private final RouterContact enrolledWith;

    TestMesh(long interval, RouterContact enrolledWith) {
        this.interval = interval;
        this.enrolledWith = enrolledWith;
        try {
            home = Files.createTempDirectory("mesh");
            KeyFiles.create(
                    home.resolve("curve.hex"),
                    CurveKeyPair.generate(new SecureRandom()).secretHex());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        book = new RouterBook(new DurableFile(home.resolve(RouterBook.FILE)));
        keys = ring();
        sessions = begin();
    }

    static RouterContact contact(String id, String address) {
        return new RouterContact(id, address, ROUTER_KEY);
    }

    CurveKeyRing ring() {
        try {
            CurveKeyPair present = CurveKeyPair.ofSecretHex(KeyFiles.read(home.resolve("curve.hex")));
            return CurveKeyRing.open(
                    "agt_1", present, home.resolve("curve.hex"), new SecureRandom(), Clock.systemUTC());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** As after a restart of the process: everything but the files is new. */
    void restart() {
        links.clear();
        keys = ring();
        sessions = begin();
    }

    private RouterSessions begin() {
        MeshParts parts = new MeshParts(
                () -> enrolledWith,
                new RouterBook(new DurableFile(home.resolve(RouterBook.FILE))),
                new SessionIdentity("agt_1", "boot1", "1.0", 2, interval),
                () -> "token",
                keys,
                signing,
                () -> manifest,
                new News(news),
                new ReconnectWaits.Span(100, 30_000),
                new Random(3),
                ticker,
                Clock.systemUTC());
        return new RouterSessions(
                parts,
                (address, receiver) -> {
                    FakeLink link = link(address);
                    link.receiver = receiver;
                    return link;
                },
                outbox -> new DispatchDesk(
                        DeskLimits.of(2),
                        () -> manifest,
                        TestWarrants.host(),
                        ledger,
                        runner,
                        outbox,
                        ticker,
                        Clock.systemUTC(),
                        loop::add));
    }

    FakeLink link(RouterContact router) {
        return link(router.address());
    }

    private FakeLink link(String address) {
        return links.computeIfAbsent(address, unknown -> new FakeLink());
    }

    /** Lets time pass in steps that no timer overlooks. */
    void pass(long millis) {
        for (long left = millis; left > 0; left -= 50) {
            ticker.advance(Math.min(left, 50));
            sessions.tick();
            sessions.desk().tick();
        }
    }

    void runTasks() {
        Runnable task = loop.poll();
        while (task != null) {
            task.run();
            task = loop.poll();
        }
    }

    HelloAck welcome(RouterContact... routers) {
        return new HelloAck(true, "", "", 1, 3 * interval, 0, false, 0, List.of(routers), List.of());
    }

    /** The link of this router is opened by now; its hello is answered. */
    void establish(RouterContact router, RouterContact... named) {
        link(router).hear(welcome(named));
    }

    Dispatch dispatch(String id, long epoch, String tool) {
        byte[] arguments = {'{', '}'};
        Dispatch bare = new Dispatch(
                id,
                "exe",
                epoch,
                "ws",
                "prod",
                tool,
                Bytes.adopt(arguments),
                Sha256.hex(arguments),
                manifest.hash(),
                Bytes.EMPTY,
                60_000,
                60_000,
                List.of(),
                Bytes.EMPTY);
        return TestWarrants.sign(bare, 0);
    }

    /** Remembers what was sent, and under which keys connections were made. */
    static final class FakeLink implements Link {
        final List<Frame> sent = new ArrayList<>();
        final List<String> keys = new ArrayList<>();
        final List<String> routers = new ArrayList<>();
        int opened;
        Link.Reach reach = Link.Reach.KNOWN;

        /** Set: opening fails with this. */
        @Nullable
        RuntimeException fault;

        boolean open;
        private Link.@Nullable Receiver receiver;

        @Override
        public Link.Reach reach() {
            return reach;
        }

        @Override
        public void open(CurvePublicKey router, CurveKeyPair own) {
            opened++;
            if (fault != null) {
                throw fault;
            }
            open = true;
            keys.add(own.publicKey().hex());
            routers.add(router.hex());
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close(long lingerMillis) {
            open = false;
        }

        @Override
        public void send(byte[] frame) {
            sent.add(FrameCodec.decode(frame).frame());
        }

        @Override
        public boolean hasRoom() {
            return true;
        }

        void hear(Frame frame) {
            hearAt(frame, 0);
        }

        /** Said at this moment of the router's clock. */
        void hearAt(Frame frame, long routerMillis) {
            hear(FrameCodec.encode(new Envelope(1, "r1", routerMillis, "", frame)));
        }

        void hear(byte[] bytes) {
            Objects.requireNonNull(receiver).received(bytes);
        }

        void lose(Loss loss) {
            Objects.requireNonNull(receiver).lost(loss);
        }

        <F extends Frame> List<F> all(Class<F> type) {
            return sent.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }
}
