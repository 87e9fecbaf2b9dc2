package org.xerotier.xem.mesh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.KeyFiles;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.xem.NamedThreads;
import org.xerotier.xem.dispatch.DeskLimits;
import org.xerotier.xem.dispatch.DispatchDesk;
import org.xerotier.xem.dispatch.MemoryLedger;
import org.xerotier.xem.dispatch.ScriptedRunner;
import org.xerotier.xem.dispatch.TestWarrants;
import org.xerotier.xem.dispatch.Tools;
import org.xerotier.xem.keys.CurveKeyRing;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.router.FakeRouter;
import org.xerotier.xem.state.DurableFile;
import org.xerotier.xem.time.ReconnectWaits;
import org.xerotier.xem.time.SystemTicker;

/** Loop, sessions and desk over real CURVE sockets; only the tools are played. */
final class LiveAgent implements AutoCloseable {

    final PublishedManifest manifest = Tools.manifest();
    final ScriptedRunner runner = new ScriptedRunner();
    final List<String> news = new CopyOnWriteArrayList<>();
    final SigningKey signing = SigningKey.generate(new SecureRandom());
    final Path keyFile;
    final CurveKeyRing keys;
    final MeshLoop loop;

    LiveAgent(RouterContact enrolledWith, long interval) {
        this(() -> enrolledWith, interval);
    }

    LiveAgent(Supplier<RouterContact> enrolledWith, long interval) {
        try {
            Path home = Files.createTempDirectory("live");
            keyFile = home.resolve("curve.hex");
            CurveKeyPair pair = CurveKeyPair.generate(new SecureRandom());
            KeyFiles.create(keyFile, pair.secretHex());
            keys = CurveKeyRing.open("agt_1", pair, keyFile, new SecureRandom(), Clock.systemUTC());
            loop = loop(enrolledWith, interval, new RouterBook(new DurableFile(home.resolve(RouterBook.FILE))));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private MeshLoop loop(Supplier<RouterContact> enrolledWith, long interval, RouterBook book) {
        SystemTicker ticker = new SystemTicker();
        return new MeshLoop(
                new MeshParts(
                        enrolledWith,
                        book,
                        new SessionIdentity("agt_1", "boot1", "1.0", 4, interval),
                        () -> "token",
                        keys,
                        signing,
                        () -> manifest,
                        new News(news),
                        new ReconnectWaits.Span(20, 200),
                        new Random(5),
                        ticker,
                        Clock.systemUTC()),
                (outbox, executor) -> new DispatchDesk(
                        DeskLimits.of(4),
                        () -> manifest,
                        TestWarrants.host(),
                        new MemoryLedger(),
                        runner,
                        outbox,
                        ticker,
                        Clock.systemUTC(),
                        executor),
                NamedThreads.of("xem-mesh"));
    }

    Dispatch dispatch(String id) {
        byte[] arguments = {'{', '}'};
        Dispatch bare = new Dispatch(
                id,
                "exe_" + id,
                1,
                "ws",
                "prod",
                "test.drop",
                Bytes.adopt(arguments),
                Sha256.hex(arguments),
                manifest.hash(),
                Bytes.EMPTY,
                60_000,
                60_000,
                List.of(),
                Bytes.EMPTY);
        return TestWarrants.sign(bare, System.currentTimeMillis());
    }

    ScriptedRunner.Run startedRun(FakeRouter router, String id) {
        router.send(dispatch(id));
        Awaitility.await().until(() -> !runner.runs.isEmpty());
        return runner.last();
    }

    @Override
    public void close() {
        loop.close();
    }
}
