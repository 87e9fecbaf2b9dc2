package org.xerotier.xem.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.codec.FrameCodec;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.HelloAck;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.LeaseAck;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.ManifestPart;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.WireError;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.xem.dispatch.DeskLimits;
import org.xerotier.xem.dispatch.DispatchDesk;
import org.xerotier.xem.dispatch.MemoryLedger;
import org.xerotier.xem.dispatch.ScriptedRunner;
import org.xerotier.xem.dispatch.TestWarrants;
import org.xerotier.xem.dispatch.Tools;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.time.Backoff;
import org.xerotier.xem.time.ManualTicker;

class MeshSessionTest {

    private static final long INTERVAL = 1_000;

    private final ManualTicker ticker = new ManualTicker();
    private final PublishedManifest manifest = Tools.manifest();
    private final ScriptedRunner runner = new ScriptedRunner();
    private final Deque<Runnable> loop = new ArrayDeque<>();
    private final FakeLink link = new FakeLink();
    private final News news = new News();
    private final MeshSession session = new MeshSession(
            link,
            new SessionIdentity("agt_1", "boot1", "led1", "1.0", 2, INTERVAL),
            () -> "token",
            () -> manifest,
            news,
            new Backoff(100, 30_000, new Random(3)),
            ticker,
            Clock.systemUTC(),
            outbox -> new DispatchDesk(
                    DeskLimits.of(2),
                    this::manifest,
                    TestWarrants.host(),
                    new MemoryLedger(),
                    runner,
                    outbox,
                    ticker,
                    Clock.systemUTC(),
                    loop::add));

    private PublishedManifest manifest() {
        return manifest;
    }

    /** Remembers what was sent over which connection. */
    private static final class FakeLink implements Link {
        final List<Frame> sent = new ArrayList<>();
        int opened;
        boolean open;

        @Override
        public void open() {
            opened++;
            open = true;
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

        <F extends Frame> List<F> all(Class<F> type) {
            return sent.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    private static final class News implements SessionListener {
        final List<String> heard = new ArrayList<>();

        @Override
        public void established(long leaseMillis) {
            heard.add("up");
        }

        @Override
        public void lost(String reason, long retryMillis) {
            heard.add("lost");
        }

        @Override
        public void refused(String code, String message) {
            heard.add("refused " + code);
        }

        @Override
        public void died(Throwable fault) {
            heard.add("died");
        }
    }

    private void hear(Frame frame) {
        session.onBytes(FrameCodec.encode(new Envelope(1, "r1", 0, "", frame)));
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
        assertThat(news.heard).containsExactly("up", "lost");
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
        session.onLinkLost("broken");
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
        assertThat(news.heard).containsExactly("refused agent_revoked", "lost");
        assertThat(link.open).isFalse();
    }

    @Test
    void aVersionWeDoNotSpeakIsRefused() {
        session.tick();
        hear(new HelloAck(true, "", "", 2, 3_000, 0, false, 0, List.of(), List.of()));
        assertThat(news.heard).contains("refused unsupported_version");
    }

    @Test
    void bytesThatAreNoFrameAreAnsweredAndSurvived() {
        establish();
        session.onBytes(new byte[] {1, 2, 3});
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
        session.onLinkLost("broken");
        runner.only().end();
        Runnable ended = loop.poll();
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
        byte[] arguments = {'{', '}'};
        Dispatch bare = new Dispatch(
                "inv",
                "exe",
                1,
                "ws",
                "prod",
                "test.look",
                Bytes.adopt(arguments),
                Sha256.hex(arguments),
                manifest.hash(),
                Bytes.EMPTY,
                1_000,
                1_000,
                List.of(),
                Bytes.EMPTY);
        return TestWarrants.sign(bare, 0);
    }
}
