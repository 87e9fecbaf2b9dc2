package org.xerotier.mesh.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xerotier.mesh.ra.MeshFixture.soon;

import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Enrolled peers with a CURVE of their own making. */
class ForgersTest {

    private final MeshFixture mesh = new MeshFixture().open();

    @AfterEach
    void close() throws InterruptedException {
        mesh.close();
    }

    @Test
    void plainPeerIsHeard() throws IOException {
        try (ForgingPeer peer = enrolled()) {
            peer.shakeHands(mesh.keys.publicKey(), "Socket-Type", "DEALER", "Identity", "");
            peer.say(Frames.bytes(Frames.goodbye("hand-made")), false);

            soon().until(() -> mesh.endpoint.frames().size() == 1);
            assertThat(mesh.endpoint.deliveries.get(0).peer()).isEqualTo(peer.key());
        }
    }

    @Test
    void announcedUserIdDoesNotMakeAnotherPeer() throws IOException {
        try (Peer victim = mesh.agent();
                ForgingPeer rogue = enrolled()) {
            mesh.roundTrip(victim, "v1");

            rogue.shakeHands(
                    mesh.keys.publicKey(),
                    "Socket-Type",
                    "DEALER",
                    "User-Id",
                    victim.key().hex());
            rogue.say(Frames.bytes(Frames.goodbye("forged")), false);

            soon().until(() -> mesh.status().droppedForeign() == 1);
            assertThat(mesh.endpoint.frames()).noneMatch(f -> f.frameId().equals("forged"));
            mesh.roundTrip(victim, "v2");
        }
    }

    @Test
    void messageThatNeverEndsIsHeldBackAndOthersGoOn() throws Exception {
        try (Peer good = mesh.agent();
                ForgingPeer endless = enrolled()) {
            endless.shakeHands(mesh.keys.publicKey(), "Socket-Type", "DEALER");
            Thread sender = new Thread(() -> flood(endless));
            sender.start();

            soon().until(() -> mesh.transport().heldBack() == 1);
            mesh.roundTrip(good, "g1");
            assertThat(mesh.status().droppedMalformed()).isZero();
            endless.close();
            sender.join();
        }
    }

    @Test
    void shortPingsDoNotFloodTheLog() throws Exception {
        List<LogRecord> warnings = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("org.xerotier.mesh");
        Handler recorder = recorder(warnings);
        logger.addHandler(recorder);
        try (ForgingPeer rogue = enrolled()) {
            rogue.shakeHands(mesh.keys.publicKey(), "Socket-Type", "DEALER");
            soon().until(() -> {
                rogue.sayShortPing();
                return warnings.size() == 2;
            });
            for (int i = 0; i < 20; i++) {
                rogue.sayShortPing();
            }
            mesh.serves();

            assertThat(warnings).hasSize(2);
            assertThat(warnings.get(0).getThrown()).isNotNull();
            assertThat(warnings.get(1).getThrown()).isNull();
        } finally {
            logger.removeHandler(recorder);
        }
    }

    private static Handler recorder(List<LogRecord> warnings) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                if (line.getLevel() == Level.WARNING) {
                    warnings.add(line);
                }
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    private ForgingPeer enrolled() throws IOException {
        ForgingPeer peer = new ForgingPeer(mesh.port());
        mesh.node.admit(peer.key());
        return peer;
    }

    /** More than gate, kernel and window can hold; ends when the connection is closed under it. */
    private static void flood(ForgingPeer peer) {
        try {
            for (int i = 0; i < 2_000; i++) {
                peer.say(new byte[30_000], true);
            }
        } catch (SocketException e) {
            return;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
