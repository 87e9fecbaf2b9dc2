package org.xerotier.xem.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.HelloAck;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.LeaseAck;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.ProgressAck;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.ResultAck;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.frame.Started;
import org.xerotier.xem.dispatch.ScriptedRunner;

/** One agent, several routers: who is told what, and which routers there are. */
class ManyRoutersTest {

    private static final long INTERVAL = 10_000;
    private static final RouterContact A = TestMesh.contact("a", "tcp://127.0.0.1:1");
    private static final RouterContact B = TestMesh.contact("b", "tcp://127.0.0.1:2");
    private static final RouterContact C = TestMesh.contact("c", "tcp://127.0.0.1:3");

    private final TestMesh mesh = new TestMesh(INTERVAL, A);

    private TestMesh.FakeLink a() {
        return mesh.link(A);
    }

    private TestMesh.FakeLink b() {
        return mesh.link(B);
    }

    private void bothUp() {
        mesh.pass(100);
        mesh.establish(A, A, B);
        mesh.pass(200);
        mesh.establish(B, A, B);
        assertThat(mesh.sessions.up()).isEqualTo(2);
    }

    private ScriptedRunner.Run startedBy(RouterContact router, String id) {
        mesh.link(router).hear(mesh.dispatch(id, 1, "test.drop"));
        return mesh.runner.last();
    }

    private void end(ScriptedRunner.Run run) {
        run.end();
        mesh.runTasks();
    }

    @Test
    void anotherLedgerIsToldToEveryRouterInANewHello() {
        mesh.pass(100);
        a().hear(mesh.welcome(A, B));
        mesh.pass(1_000);
        b().hear(mesh.welcome(A, B));
        mesh.ledger.id = "another";
        mesh.pass(1_000);
        for (TestMesh.FakeLink link : List.of(a(), b())) {
            List<Hello> hellos = link.all(Hello.class);
            assertThat(hellos).hasSize(2);
            assertThat(hellos.get(1).ledgerId()).isEqualTo("another");
        }
        assertThat(mesh.news).contains("a lost LEDGER_CHANGED", "b lost LEDGER_CHANGED");
    }

    @Test
    void whatIsForgottenGoesByTheSlowestOfTheRoutersClocks() {
        long time = 1_763_697_600_000L;
        long apart = 3_600_000;
        mesh.pass(100);
        a().hearAt(mesh.welcome(A, B), time);
        mesh.pass(1_000);
        b().hearAt(mesh.welcome(A, B), time + apart);
        assertThat(mesh.ledger.forgotten)
                .as("ten minutes ago, for A")
                .isBetween(time - 600_000, time - 600_000 + 5_000);
        mesh.pass(INTERVAL + 1_000);
        LeaseRenewal asked = b().all(LeaseRenewal.class).get(0);
        b().hearAt(
                        new LeaseAck(asked.sequence(), 3 * INTERVAL, false, false, List.of(A, B), List.of()),
                        time + apart + INTERVAL);
        assertThat(mesh.ledger.forgotten)
                .as("counted on since A was heard")
                .isBetween(time - 600_000 + INTERVAL, time - 600_000 + 2 * INTERVAL);
    }

    @Test
    void aNameThatIsStillBeingLookedUpIsNoFailure() {
        a().reach = Link.Reach.NOT_YET;
        mesh.pass(5_000);
        assertThat(mesh.news).isEmpty();
        a().reach = Link.Reach.KNOWN;
        mesh.pass(200);
        assertThat(a().opened).isEqualTo(1);
    }

    @Test
    void aNameThatCannotBeResolvedIsTriedAtTheSessionsPaceAndHoldsNobodyUp() {
        a().reach = Link.Reach.UNKNOWN;
        mesh.pass(300_000);
        assertThat(mesh.news).allMatch(each -> each.equals("a lost UNRESOLVED"));
        assertThat(mesh.news).as("with growing waits").hasSizeBetween(5, 60);
        assertThat(a().opened).isZero();
        a().reach = Link.Reach.KNOWN;
        mesh.pass(30_000);
        mesh.establish(A);
        assertThat(mesh.news).contains("a up");
    }

    @Test
    void aConnectionThatCannotEvenBeBegunIsTriedAtTheSessionsPace() {
        a().fault = new IllegalStateException("no such port");
        mesh.pass(300_000);
        assertThat(mesh.news).allMatch(each -> each.equals("a lost NOTHING_LISTENS"));
        assertThat(a().opened).as("with growing waits").isBetween(5, 60);
        a().fault = null;
        mesh.pass(30_000);
        mesh.establish(A);
        assertThat(mesh.news).contains("a up");
    }

    @Test
    void aRouterThatWasNamedIsGreetedSoonAndNotAtOnce() {
        mesh.pass(50);
        mesh.establish(A, A, B);
        assertThat(b().opened).isZero();
        mesh.pass(100);
        assertThat(b().all(Hello.class)).hasSize(1);
    }

    @Test
    void aResultGoesToTheRouterThatDispatched() {
        bothUp();
        end(startedBy(B, "inv"));
        assertThat(b().all(Result.class)).hasSize(1);
        assertThat(a().all(Result.class)).isEmpty();
    }

    @Test
    void whileTheRouterThatDispatchedIsAwayTheOtherIsToldEverything() {
        bothUp();
        ScriptedRunner.Run run = startedBy(B, "inv");
        mesh.pass(200);
        run.write(10);
        mesh.runTasks();
        assertThat(b().all(Progress.class)).hasSize(1);
        b().lose(Loss.BROKEN);
        assertThat(a().all(DispatchAck.class)).extracting(DispatchAck::accepted).containsExactly(true);
        assertThat(a().all(Started.class)).hasSize(1);
        assertThat(a().all(Progress.class)).extracting(Progress::sequence).containsExactly(1L);
        a().hear(new ProgressAck("inv", 1, 1));
        end(run);
        assertThat(a().all(Result.class)).hasSize(1);
        a().hear(new ResultAck("inv", 1, "recorded"));
        assertThat(mesh.sessions.desk().idle()).isTrue();
    }

    @Test
    void aResultSentToARouterThatDiedIsSentToTheOtherAtOnce() {
        bothUp();
        end(startedBy(B, "inv"));
        b().lose(Loss.BROKEN);
        assertThat(a().all(Result.class)).hasSize(1);
    }

    @Test
    void theRouterThatDispatchedIsToldAgainOnceItIsBack() {
        bothUp();
        ScriptedRunner.Run run = startedBy(B, "inv");
        mesh.pass(200);
        b().lose(Loss.BROKEN);
        mesh.pass(200);
        mesh.establish(B, A, B);
        end(run);
        assertThat(b().all(Result.class)).hasSize(1);
        assertThat(a().all(Result.class)).isEmpty();
    }

    @Test
    void theSameEpochFromTwoRoutersRunsOnceAndTheLaterOneIsTold() {
        bothUp();
        ScriptedRunner.Run run = startedBy(A, "inv");
        b().hear(mesh.dispatch("inv", 1, "test.drop"));
        assertThat(mesh.runner.runs).hasSize(1);
        assertThat(b().all(DispatchAck.class)).extracting(DispatchAck::accepted).containsExactly(true);
        end(run);
        assertThat(b().all(Result.class)).hasSize(1);
        assertThat(a().all(Result.class)).isEmpty();
    }

    @Test
    void anAcknowledgementCountsFromWhicheverRouterItComes() {
        bothUp();
        end(startedBy(B, "inv"));
        a().hear(new ResultAck("inv", 1, "recorded"));
        assertThat(mesh.sessions.desk().idle()).isTrue();
    }

    @Test
    void whoAsksIsAnsweredAndWhoDispatchedIsToldHowItEnded() {
        bothUp();
        ScriptedRunner.Run run = startedBy(A, "inv");
        b().hear(new Cancel("inv", 1, "no longer wanted"));
        assertThat(b().all(CancelAck.class)).extracting(CancelAck::state).containsExactly("stopping");
        assertThat(run.stops).isEqualTo(1);
        end(run);
        assertThat(a().all(Result.class)).hasSize(1);
    }

    @Test
    void aRouterThatWantsAReportGetsIt() {
        bothUp();
        end(startedBy(A, "inv"));
        HelloAck word = new HelloAck(
                true,
                "",
                "",
                1,
                3 * INTERVAL,
                0,
                false,
                0,
                List.of(A, B),
                List.of(new Reconcile("inv", 1, Reconcile.Action.REPORT)));
        b().lose(Loss.BROKEN);
        mesh.pass(200);
        b().hear(word);
        assertThat(b().all(Result.class)).hasSize(1);
    }

    @Test
    void everyRouterIsToldWhatIsInFlight() {
        bothUp();
        startedBy(A, "inv");
        mesh.pass(INTERVAL + 200);
        List<InFlight> expected = List.of(new InFlight("inv", 1, InFlight.Phase.STARTED));
        assertThat(a().all(LeaseRenewal.class))
                .extracting(LeaseRenewal::inFlight)
                .containsExactly(expected);
        assertThat(b().all(LeaseRenewal.class))
                .extracting(LeaseRenewal::inFlight)
                .containsExactly(expected);
    }

    @Test
    void everyRouterIsToldGoodbye() {
        bothUp();
        mesh.sessions.goodbye("drained", 0);
        assertThat(a().all(Goodbye.class)).hasSize(1);
        assertThat(b().all(Goodbye.class)).hasSize(1);
        mesh.pass(100_000);
        assertThat(b().opened).isEqualTo(1);
    }

    @Test
    void eachRoutersWarrantsAreJudgedByItsOwnClock() {
        bothUp();
        // B's clock is two hours ahead: by A's time its warrants are not yet born, by B's they would be long over.
        long ahead = 2 * 3_600_000;
        mesh.pass(INTERVAL);
        b().hearAt(new LeaseAck(1, 3 * INTERVAL, false, false, List.of(A, B), List.of()), ahead);
        a().hear(mesh.dispatch("by-a", 1, "test.drop"));
        assertThat(mesh.runner.runs).hasSize(1);
        b().hear(mesh.dispatch("by-b", 1, "test.drop"));
        assertThat(b().all(DispatchAck.class)).extracting(DispatchAck::code).containsExactly("warrant_expired");
    }

    @Test
    void aRouterOffTheListIsKeptWhileItIsUpAndForgottenWhenItIsDown() {
        bothUp();
        a().hear(new LeaseAck(1, 3 * INTERVAL, false, false, List.of(A), List.of()));
        b().hear(new LeaseAck(1, 3 * INTERVAL, false, false, List.of(A), List.of()));
        assertThat(mesh.sessions.up()).isEqualTo(2);
        b().lose(Loss.BROKEN);
        assertThat(mesh.sessions.total()).isEqualTo(1);
        assertThat(mesh.news).endsWith("b lost BROKEN", "b forgotten");
        mesh.pass(100_000);
        assertThat(b().opened).isEqualTo(1);
    }

    @Test
    void aRouterThatOneOfThemStillNamesIsNotForgotten() {
        bothUp();
        mesh.link(A).hear(new LeaseAck(1, 3 * INTERVAL, false, false, List.of(A, B, C), List.of()));
        mesh.pass(200);
        mesh.link(C).lose(Loss.NOTHING_LISTENS);
        b().hear(new LeaseAck(1, 3 * INTERVAL, false, false, List.of(A, B), List.of()));
        assertThat(mesh.sessions.total()).isEqualTo(3);
        mesh.link(A).hear(new LeaseAck(2, 3 * INTERVAL, false, false, List.of(A, B), List.of()));
        assertThat(mesh.sessions.total()).isEqualTo(2);
    }

    @Test
    void nobodyIsForgottenWhileNobodyIsUp() {
        bothUp();
        a().lose(Loss.BROKEN);
        b().lose(Loss.BROKEN);
        mesh.pass(60_000);
        assertThat(mesh.sessions.total()).isEqualTo(2);
    }

    @Test
    void theListOutlivesTheProcess() {
        bothUp();
        mesh.restart();
        mesh.pass(100);
        assertThat(a().opened).isEqualTo(1);
        assertThat(b().opened).isEqualTo(1);
    }

    @Test
    void atMostSixtyFourRoutersAreKept() {
        List<RouterContact> first = IntStream.range(0, 63)
                .mapToObj(i -> TestMesh.contact("x" + i, "tcp://127.0.0.2:" + (i + 1)))
                .toList();
        List<RouterContact> second = IntStream.range(0, 63)
                .mapToObj(i -> TestMesh.contact("y" + i, "tcp://127.0.0.3:" + (i + 1)))
                .toList();
        mesh.pass(100);
        mesh.establish(A, first.toArray(new RouterContact[0]));
        a().hear(new LeaseAck(1, 3 * INTERVAL, false, false, second, List.of()));
        assertThat(mesh.sessions.total()).isLessThanOrEqualTo(64);
    }

    @Test
    void anotherNameOfAListedRouterIsLeftOnceTheListedOneStands() {
        RouterContact inner = TestMesh.contact("a", "tcp://10.0.0.1:5555");
        mesh.pass(100);
        mesh.establish(A, inner);
        mesh.pass(200);
        assertThat(mesh.sessions.total()).isEqualTo(2);
        mesh.establish(inner, inner);
        assertThat(mesh.sessions.total()).isEqualTo(1);
        assertThat(a().open).isFalse();
        mesh.pass(60_000);
        assertThat(a().opened).isEqualTo(1);
    }

    @Test
    void theEnrolmentsRouterIsTriedAgainWhenNoListedOneAnswers() {
        RouterContact inner = TestMesh.contact("a", "tcp://10.0.0.1:5555");
        mesh.pass(100);
        mesh.establish(A, inner);
        mesh.pass(200);
        mesh.establish(inner, inner);
        mesh.link(inner).lose(Loss.BROKEN);
        mesh.pass(120_000);
        assertThat(a().opened).isGreaterThan(1);
    }

    @Test
    void anAddressThatIsNoneIsNotTried() {
        mesh.pass(100);
        mesh.establish(A, A, TestMesh.contact("odd", "ipc:///tmp/socket"), TestMesh.contact("odder", "tcp://x"));
        assertThat(mesh.sessions.total()).isEqualTo(1);
    }

    @Test
    void aRouterThatMovedToAnotherKeyIsMetWithThatKey() {
        RouterContact changed = new RouterContact("a", A.address(), "b2".repeat(32));
        mesh.pass(100);
        mesh.establish(A, changed);
        a().lose(Loss.BROKEN);
        mesh.pass(200);
        assertThat(a().routers).containsExactly(TestMesh.ROUTER_KEY, "b2".repeat(32));
    }

    @Test
    void aBusyRouterIsLeftAloneAsLongAsItAsked() {
        mesh.pass(100);
        a().hear(new HelloAck(false, "router_busy", "later", 1, 0, 0, false, 30_000, List.of(), List.of()));
        mesh.pass(29_900);
        assertThat(a().opened).isEqualTo(1);
        mesh.pass(16_000);
        assertThat(a().opened).isEqualTo(2);
    }
}
