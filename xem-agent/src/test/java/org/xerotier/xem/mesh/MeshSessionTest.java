package org.xerotier.xem.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.HelloAck;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.LeaseAck;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.ManifestPart;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.frame.WireError;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.xem.dispatch.ScriptedRunner;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.time.ManualTicker;

class MeshSessionTest {

    private static final long INTERVAL = 1_000;

    private static final RouterContact ROUTER = TestMesh.contact("r1", "tcp://127.0.0.1:1");

    private final TestMesh mesh = new TestMesh(INTERVAL, ROUTER);
    private final ManualTicker ticker = mesh.ticker;
    private final PublishedManifest manifest = mesh.manifest;
    private final ScriptedRunner runner = mesh.runner;
    private final TestMesh.FakeLink link = mesh.link(ROUTER);
    private final List<String> news = mesh.news;
    private final RouterSessions session = mesh.sessions;

    private void hear(Frame frame) {
        link.hear(frame);
    }

    private void pass(long millis) {
        ticker.advance(millis);
        session.tick();
    }

    private HelloAck welcome(boolean manifestRequired) {
        return new HelloAck(true, "", "", 1, 3 * INTERVAL, 0, manifestRequired, 0, List.of(), List.of());
    }

    private void establish() {
        session.tick();
        hear(welcome(false));
    }

    @Test
    void helloIsTheFirstWord() {
        session.tick();
        assertThat(link.sent).singleElement().isInstanceOf(Hello.class);
        Hello hello = (Hello) link.sent.get(0);
        assertThat(hello.bootId()).isEqualTo("boot1");
        assertThat(hello.manifestHash()).isEqualTo(manifest.hash());
    }

    @Test
    void theManifestIsSentWhenAskedForAndAddsUp() {
        session.tick();
        hear(welcome(true));
        ManifestPart part = link.all(ManifestPart.class).get(0);
        assertThat(part.count()).isEqualTo(1);
        assertThat(Sha256.hex(part.data().view())).isEqualTo(manifest.hash());
        hear(new LeaseAck(1, 3 * INTERVAL, false, true, List.of(), List.of()));
        assertThat(link.all(ManifestPart.class)).hasSize(2);
    }

    @Test
    void theLeaseIsRenewedInStep() {
        establish();
        for (int i = 1; i <= 5; i++) {
            pass(INTERVAL);
            hear(new LeaseAck(i, 3 * INTERVAL, false, false, List.of(), List.of()));
        }
        assertThat(link.all(LeaseRenewal.class))
                .extracting(LeaseRenewal::sequence)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void aRouterThatStaysSilentForALeaseIsLeft() {
        establish();
        pass(INTERVAL);
        pass(INTERVAL);
        pass(INTERVAL);
        assertThat(link.open).isTrue();
        pass(INTERVAL);
        assertThat(link.open).isFalse();
        assertThat(news).containsExactly("r1 up", "r1 lost SILENT");
        pass(1_000);
        assertThat(link.opened).isEqualTo(2);
        assertThat(link.all(Hello.class)).hasSize(2);
    }

    @Test
    void anUnansweredHelloIsTriedAgainWithGrowingWaits() {
        session.tick();
        long waited = 0;
        for (int i = 0; i < 200; i++) {
            pass(500);
            waited += 500;
        }
        assertThat(link.opened).isGreaterThan(3).isLessThan((int) (waited / 3_000));
    }

    @Test
    void aBrokenConnectionIsMadeAnewAfterAWait() {
        establish();
        link.lose(Loss.BROKEN);
        assertThat(link.open).isFalse();
        session.tick();
        assertThat(link.opened).as("not at once").isEqualTo(1);
        pass(100);
        assertThat(link.opened).isEqualTo(2);
    }

    @Test
    void aForgottenSessionIsGreetedOnTheSameConnection() {
        establish();
        hear(new LeaseAck(1, 3 * INTERVAL, true, false, List.of(), List.of()));
        assertThat(link.all(Hello.class)).hasSize(2);
        hear(welcome(false));
        hear(new WireError("hello_required", "who are you?", "x"));
        assertThat(link.all(Hello.class)).hasSize(3);
        assertThat(link.opened).isEqualTo(1);
    }

    @Test
    void aRefusedHelloIsToldAndTriedLater() {
        session.tick();
        hear(new HelloAck(false, "agent_revoked", "no", 1, 0, 0, false, 0, List.of(), List.of()));
        assertThat(news).containsExactly("r1 refused agent_revoked", "r1 lost HELLO_REFUSED");
        assertThat(link.open).isFalse();
    }

    @Test
    void aVersionWeDoNotSpeakIsRefused() {
        session.tick();
        hear(new HelloAck(true, "", "", 2, 3_000, 0, false, 0, List.of(), List.of()));
        assertThat(news).contains("r1 refused unsupported_version");
    }

    @Test
    void bytesThatAreNoFrameAreAnsweredAndSurvived() {
        establish();
        link.hear(new byte[] {1, 2, 3});
        assertThat(link.all(WireError.class)).extracting(WireError::code).containsExactly("malformed_frame");
        pass(INTERVAL);
        assertThat(link.all(LeaseRenewal.class)).hasSize(1);
    }

    @Test
    void aFrameOnlyAgentsSendIsRefused() {
        establish();
        hear(new Goodbye("I am no router"));
        assertThat(link.all(WireError.class)).hasSize(1);
    }

    @Test
    void workBeforeTheSessionStandsIsIgnored() {
        session.tick();
        hear(dispatch());
        assertThat(runner.runs).isEmpty();
    }

    @Test
    void workInFlightIsToldInHelloAndRenewals() {
        establish();
        hear(dispatch());
        assertThat(runner.runs).hasSize(1);
        pass(INTERVAL);
        InFlight expected = new InFlight("inv", 1, InFlight.Phase.STARTED);
        assertThat(link.all(LeaseRenewal.class).get(0).inFlight()).containsExactly(expected);
        link.lose(Loss.BROKEN);
        runner.only().end();
        Runnable ended = mesh.loop.poll();
        assertThat(ended).isNotNull();
        ended.run();
        pass(1_000);
        assertThat(link.all(Hello.class).get(1).inFlight())
                .containsExactly(new InFlight("inv", 1, InFlight.Phase.DONE));
        assertThat(link.all(Result.class)).isEmpty();
        hear(welcome(false));
        assertThat(link.all(Result.class)).hasSize(1);
    }

    @Test
    void goodbyeIsTheLastWord() {
        establish();
        session.goodbye("drained", 0);
        pass(1_000_000);
        assertThat(link.all(Goodbye.class)).hasSize(1);
        assertThat(link.opened).isEqualTo(1);
        assertThat(link.open).isFalse();
    }

    private Dispatch dispatch() {
        return mesh.dispatch("inv", 1, "test.look");
    }
}
