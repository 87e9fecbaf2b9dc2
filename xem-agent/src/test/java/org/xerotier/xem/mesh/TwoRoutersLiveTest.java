package org.xerotier.xem.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.Candidate;
import org.xerotier.mesh.frame.CurveRotate;
import org.xerotier.mesh.frame.CurveRotateAck;
import org.xerotier.mesh.frame.CurveSwitch;
import org.xerotier.mesh.frame.DiscoveryReport;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.KeyFiles;
import org.xerotier.xem.dispatch.ScriptedRunner;
import org.xerotier.xem.router.FakeRouter;

/** One loop, two routers with keys of their own, real CURVE sockets. */
class TwoRoutersLiveTest {

    private static final long INTERVAL = 300;

    private final FakeRouter one =
            new FakeRouter(0, CurveKeyPair.generate(new java.security.SecureRandom()), 3 * INTERVAL);
    private FakeRouter two = new FakeRouter(0, CurveKeyPair.generate(new java.security.SecureRandom()), 3 * INTERVAL);
    private final LiveAgent agent = new LiveAgent(one.contact("one"), INTERVAL);

    @AfterEach
    void end() {
        agent.close();
        one.close();
        two.close();
    }

    private void name(RouterContact... routers) {
        one.routers = List.of(routers);
        two.routers = List.of(routers);
    }

    private void bothUp() {
        name(one.contact("one"), two.contact("two"));
        agent.loop.start();
        one.await(LeaseRenewal.class);
        two.await(LeaseRenewal.class);
    }

    @Test
    void theResultGoesToTheOtherRouterWhenTheFirstIsKilled() {
        bothUp();
        ScriptedRunner.Run run = agent.startedRun(two, "inv");
        two.close();
        Awaitility.await().until(() -> agent.news.contains("two lost BROKEN"));
        agent.loop.execute(run::end);
        assertThat(one.await(Result.class).outcome()).isEqualTo(Result.Outcome.COMPLETED);
        one.await(
                LeaseRenewal.class,
                renewal -> renewal.sequence() > 3 && renewal.inFlight().isEmpty());
    }

    @Test
    void aRouterThatComesBackIsGreetedWithWhatIsInFlight() {
        bothUp();
        agent.startedRun(one, "inv");
        int port = two.port();
        two.close();
        two = new FakeRouter(port, two.keys, 3 * INTERVAL);
        name(one.contact("one"), two.contact("two"));
        assertThat(two.await(Hello.class).inFlight()).containsExactly(new InFlight("inv", 1, InFlight.Phase.STARTED));
    }

    @Test
    void theSameDispatchFromBothRunsOnce() {
        bothUp();
        var dispatch = agent.dispatch("inv");
        one.send(dispatch);
        two.send(dispatch);
        one.await(LeaseRenewal.class, renewal -> !renewal.inFlight().isEmpty());
        two.await(LeaseRenewal.class, renewal -> !renewal.inFlight().isEmpty());
        int renewals = two.all(LeaseRenewal.class).size();
        two.awaitCount(LeaseRenewal.class, renewals + 2);
        assertThat(agent.runner.runs).hasSize(1);
        agent.loop.execute(agent.runner.only()::end);
        Awaitility.await()
                .until(() ->
                        one.all(Result.class).size() + two.all(Result.class).size() > 0);
        one.await(LeaseRenewal.class, renewal -> renewal.inFlight().isEmpty());
        assertThat(agent.runner.runs).hasSize(1);
    }

    @Test
    void theKeyIsChangedOnBothWithACallUnderWay() throws Exception {
        bothUp();
        ScriptedRunner.Run run = agent.startedRun(one, "inv");
        one.send(new CurveRotate("rot_1", "test"));
        String fresh = one.await(CurveRotateAck.class).newPublicKey();
        one.send(new CurveSwitch("rot_1"));
        one.awaitCount(Hello.class, 2);
        two.awaitCount(Hello.class, 2);
        agent.loop.execute(run::end);
        Awaitility.await()
                .until(() ->
                        one.all(Result.class).size() + two.all(Result.class).size() > 0);
        assertThat(CurveKeyPair.ofSecretHex(KeyFiles.read(agent.keyFile))
                        .publicKey()
                        .hex())
                .isEqualTo(fresh);
    }

    @Test
    void whatWasFoundIsReportedToBothAndGoodbyeIsSaidToBoth() {
        bothUp();
        Candidate found = new Candidate("kubernetes", "prod", "a context");
        agent.loop.found(List.of(found));
        assertThat(one.await(DiscoveryReport.class).candidates()).containsExactly(found);
        assertThat(two.await(DiscoveryReport.class).candidates()).containsExactly(found);
        agent.loop.goodbye("drained", 500);
        one.await(Goodbye.class);
        two.await(Goodbye.class);
    }
}
