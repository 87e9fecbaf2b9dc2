package org.xerotier.xem.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.xem.NamedThreads;
import org.xerotier.xem.dispatch.DeskLimits;
import org.xerotier.xem.dispatch.DispatchDesk;
import org.xerotier.xem.dispatch.MemoryLedger;
import org.xerotier.xem.dispatch.ScriptedRunner;
import org.xerotier.xem.dispatch.TestWarrants;
import org.xerotier.xem.dispatch.Tools;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.router.FakeRouter;
import org.xerotier.xem.time.Backoff;
import org.xerotier.xem.time.SystemTicker;

/** Losing the router and finding it again, over real CURVE sockets. */
class ReconnectTest {

    private static final long INTERVAL = 300;

    private final CurveKeyPair routerKeys = CurveKeyPair.generate(new SecureRandom());
    private final PublishedManifest manifest = Tools.manifest();
    private final ScriptedRunner runner = new ScriptedRunner();
    private final List<String> news = new CopyOnWriteArrayList<>();
    private FakeRouter router = new FakeRouter(0, routerKeys, 3 * INTERVAL);
    private final MeshLoop loop = loop();

    private MeshLoop loop() {
        SystemTicker ticker = new SystemTicker();
        SessionListener listener = new SessionListener() {
            @Override
            public void established(long leaseMillis) {
                news.add("up");
            }

            @Override
            public void lost(String reason, long retryMillis) {
                news.add("lost: " + reason);
            }

            @Override
            public void refused(String code, String message) {
                news.add("refused: " + code);
            }

            @Override
            public void died(Throwable fault) {
                news.add("died: " + fault);
            }
        };
        return new MeshLoop(
                new MeshLoop.Parts(
                        new RouterAddress(
                                router.address(), routerKeys.publicKey(), CurveKeyPair.generate(new SecureRandom())),
                        new SessionIdentity("agt_1", "boot1", "led1", "1.0", 4, INTERVAL),
                        () -> "token",
                        () -> manifest,
                        listener,
                        new Backoff(20, 200, new Random(5)),
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

    @AfterEach
    void end() {
        loop.close();
        router.close();
    }

    private void restartRouter() {
        int port = router.port();
        router.close();
        router = new FakeRouter(port, routerKeys, 3 * INTERVAL);
    }

    private void dispatch(String id) {
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
        router.send(TestWarrants.sign(bare, System.currentTimeMillis()));
    }

    private ScriptedRunner.Run startedRun(String id) {
        dispatch(id);
        Awaitility.await().until(() -> !runner.runs.isEmpty());
        return runner.last();
    }

    @Test
    void aRestartedRouterIsGreetedAgainAndHearsTheResult() {
        loop.start();
        router.await(LeaseRenewal.class);
        ScriptedRunner.Run run = startedRun("inv");
        router.await(LeaseRenewal.class, renewal -> !renewal.inFlight().isEmpty());
        restartRouter();
        Hello hello = router.await(Hello.class);
        assertThat(hello.inFlight()).containsExactly(new InFlight("inv", 1, InFlight.Phase.STARTED));
        loop.execute(run::end);
        assertThat(router.await(Result.class).outcome()).isEqualTo(Result.Outcome.COMPLETED);
        router.await(LeaseRenewal.class, renewal -> renewal.inFlight().isEmpty());
        assertThat(runner.runs).hasSize(1);
    }

    @Test
    void outputThatWasUnderWayIsSentAgainToTheNewSession() {
        loop.start();
        router.await(LeaseRenewal.class);
        router.acknowledgesProgress = false;
        ScriptedRunner.Run run = startedRun("inv");
        loop.execute(() -> run.write(100));
        router.await(Progress.class);
        restartRouter();
        assertThat(router.await(Progress.class).sequence()).isEqualTo(1);
        loop.execute(run::end);
        assertThat(router.await(Result.class).lastSequence()).isEqualTo(1);
    }

    @Test
    void aRouterThatHearsAndNeverAnswersIsLeftAndTriedAgain() {
        loop.start();
        router.await(LeaseRenewal.class);
        router.answersLease = false;
        router.awaitCount(Hello.class, 2);
        assertThat(news).anyMatch(each -> each.contains("no answer to lease renewals"));
        router.answersLease = true;
        int renewals = router.all(LeaseRenewal.class).size();
        router.awaitCount(LeaseRenewal.class, renewals + 5);
        assertThat(router.all(Hello.class)).hasSize(2);
    }

    @Test
    void aRouterThatIsNotThereYetIsWaitedFor() {
        int port = router.port();
        router.close();
        loop.start();
        Awaitility.await().until(() -> news.size() >= 3);
        assertThat(news).allMatch(each -> each.startsWith("lost: "));
        router = new FakeRouter(port, routerKeys, 3 * INTERVAL);
        router.await(LeaseRenewal.class);
    }

    @Test
    void aRouterWithAnotherKeyNeverHearsAWord() {
        int port = router.port();
        router.close();
        router = new FakeRouter(port, CurveKeyPair.generate(new SecureRandom()), 3 * INTERVAL);
        loop.start();
        Awaitility.await().until(() -> news.size() >= 2);
        assertThat(router.heard()).isEmpty();
    }

    @Test
    void aResultNobodyAcknowledgedIsToldAgainOnTheRoutersWord() {
        loop.start();
        router.await(LeaseRenewal.class);
        router.acknowledgesResults = false;
        ScriptedRunner.Run run = startedRun("inv");
        loop.execute(run::end);
        router.await(Result.class);
        int port = router.port();
        router.close();
        router = new FakeRouter(port, routerKeys, 3 * INTERVAL);
        router.reconcile = List.of(new Reconcile("inv", 1, Reconcile.Action.REPORT));
        assertThat(router.await(Hello.class).inFlight()).containsExactly(new InFlight("inv", 1, InFlight.Phase.DONE));
        router.await(Result.class);
        router.await(LeaseRenewal.class, renewal -> renewal.inFlight().isEmpty());
    }

    @Test
    void anErrorOnTheLoopIsNotSurvivedInSilence() {
        loop.start();
        loop.execute(() -> {
            throw new NoClassDefFoundError("as when the jar was replaced under a running agent");
        });
        Awaitility.await().until(() -> news.stream().anyMatch(each -> each.startsWith("died: ")));
    }

    @Test
    void anExceptionOnTheLoopCostsOneStepOnly() {
        loop.start();
        router.await(LeaseRenewal.class);
        loop.execute(() -> {
            throw new IllegalStateException("one step");
        });
        router.awaitCount(LeaseRenewal.class, router.all(LeaseRenewal.class).size() + 2);
        assertThat(news).containsExactly("up");
    }
}
