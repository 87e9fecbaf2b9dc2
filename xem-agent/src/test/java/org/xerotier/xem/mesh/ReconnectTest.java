package org.xerotier.xem.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.xem.dispatch.ScriptedRunner;
import org.xerotier.xem.router.FakeRouter;

/** Losing the router and finding it again, over real CURVE sockets. */
class ReconnectTest {

    private static final long INTERVAL = 300;

    private final CurveKeyPair routerKeys = CurveKeyPair.generate(new SecureRandom());
    private FakeRouter router = new FakeRouter(0, routerKeys, 3 * INTERVAL);
    private final LiveAgent agent = new LiveAgent(router.contact("r1"), INTERVAL);
    private final MeshLoop loop = agent.loop;
    private final ScriptedRunner runner = agent.runner;
    private final List<String> news = agent.news;

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

    private ScriptedRunner.Run startedRun(String id) {
        return agent.startedRun(router, id);
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
        assertThat(news).anyMatch(each -> each.equals("r1 lost SILENT"));
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
        assertThat(news).allMatch(each -> each.equals("r1 lost NOTHING_LISTENS"));
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
        assertThat(news).contains("r1 lost HANDSHAKE_REFUSED");
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
        assertThat(news).containsExactly("r1 up");
    }
}
