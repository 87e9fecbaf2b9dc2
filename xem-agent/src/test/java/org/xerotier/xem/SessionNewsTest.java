package org.xerotier.xem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.KeyFiles;
import org.xerotier.xem.doctor.MeshProbe;
import org.xerotier.xem.keys.CurveKeyRing;
import org.xerotier.xem.mesh.Loss;
import org.xerotier.xem.router.FakeRouter;
import org.xerotier.xem.state.DurableFile;
import org.xerotier.xem.status.AgentStatus;
import org.xerotier.xem.status.StatusBoard;
import org.xerotier.xem.time.ManualTicker;

/** What the running agent says of its sessions, in the words of the doctor. */
class SessionNewsTest {

    @TempDir
    Path home;

    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
    private final ManualTicker ticker = new ManualTicker();
    private final AtomicInteger renewals = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void end() {
        writer.shutdownNow();
    }

    private final class Said {
        final StatusBoard board;
        final SessionNews news;

        Said() throws Exception {
            board = new StatusBoard(
                    new DurableFile(home.resolve(AgentStatus.FILE)), "agt_1", () -> "hash", Clock.systemUTC(), writer);
            CurveKeyPair pair = CurveKeyPair.generate(new SecureRandom());
            KeyFiles.create(home.resolve("curve.hex"), pair.secretHex());
            CurveKeyRing ring =
                    CurveKeyRing.open("agt_1", pair, home.resolve("curve.hex"), new SecureRandom(), Clock.systemUTC());
            news = new SessionNews(
                    renewals::incrementAndGet,
                    board,
                    ring,
                    new MeshProbe(20_000),
                    look -> {
                        looks.incrementAndGet();
                        look.run();
                    },
                    ticker);
        }

        AgentStatus.RouterStatus only() {
            return board.now().routers().get(0);
        }
    }

    @Test
    void aWrongRouterKeyIsNamedForWhatItIs() throws Exception {
        Said said = new Said();
        try (FakeRouter router = FakeRouter.start()) {
            RouterContact expected = new RouterContact(
                    "r1",
                    router.address(),
                    CurveKeyPair.generate(new SecureRandom()).publicKey().hex());
            said.news.lost(expected, Loss.HANDSHAKE_REFUSED, 100);
            assertThat(said.only().cause()).isEqualTo("wrong_router_key");
            said.news.lost(expected, Loss.HANDSHAKE_REFUSED, 100);
            assertThat(looks).as("not at every try").hasValue(1);
            ticker.advance(60_000);
            said.news.lost(expected, Loss.HANDSHAKE_REFUSED, 100);
            assertThat(looks).hasValue(2);
        }
    }

    @Test
    void sessionsAreCounted() throws Exception {
        Said said = new Said();
        said.news.established(new RouterContact("one", "tcp://x:1", "a1".repeat(32)), 30_000);
        said.news.lost(new RouterContact("two", "tcp://x:2", "a1".repeat(32)), Loss.NOTHING_LISTENS, 100);
        assertThat(said.board.now().sessionsUp()).isEqualTo(1);
        assertThat(said.board.now().sessionsTotal()).isEqualTo(2);
        said.news.forgotten(new RouterContact("two", "tcp://x:2", "a1".repeat(32)));
        assertThat(said.board.now().sessionsTotal()).isEqualTo(1);
    }

    @Test
    void aRefusalStaysBesideTheLossItCaused() throws Exception {
        Said said = new Said();
        RouterContact router = new RouterContact("one", "tcp://x:1", "a1".repeat(32));
        said.news.refused(router, "agent_conflict_pill", "two keys");
        said.news.lost(router, Loss.HELLO_REFUSED, 100);
        assertThat(said.only().code()).isEqualTo("agent_conflict_pill");
        assertThat(renewals).as("no token settles that").hasValue(0);
        said.news.established(router, 30_000);
        assertThat(said.only().code()).isEmpty();
    }

    @Test
    void aTokenTheRouterDidNotLikeIsRenewed() throws Exception {
        Said said = new Said();
        said.news.refused(new RouterContact("one", "tcp://x:1", "a1".repeat(32)), "agent_token_expired", "old");
        assertThat(renewals).hasValue(1);
    }
}
