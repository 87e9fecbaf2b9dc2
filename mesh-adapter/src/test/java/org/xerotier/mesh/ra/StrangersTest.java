package org.xerotier.mesh.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xerotier.mesh.ra.MeshFixture.soon;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What peers meet that have proven nothing: findings Z2, Z3 and downgrades. */
class StrangersTest {

    private final MeshFixture mesh = new MeshFixture();

    @AfterEach
    void close() throws InterruptedException {
        mesh.close();
    }

    @Test
    void giantFrameHeaderAfterTheGreetingIsRefused() throws IOException {
        mesh.open();
        try (RawPeer attacker = new RawPeer(mesh.port())) {
            attacker.greet().claimFrame(6, Integer.MAX_VALUE);

            assertThat(attacker.isClosedWithin(3_000)).isTrue();
        }
        mesh.serves();
        assertThat(mesh.halts).isEmpty();
    }

    @Test
    void fourHundredStalledHandshakesLeaveAServingRouter() throws IOException {
        mesh.open(mesh.settings().withHandshakes(100, 80, 1_500));
        List<RawPeer> stalled = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                stalled.add(new RawPeer(mesh.port()));
                sendQuietly(stalled.get(i), i);
            }
            soon().until(() -> mesh.status().refusedConnections() >= 400);

            mesh.serves();
            assertThat(mesh.halts).isEmpty();
        } finally {
            for (RawPeer peer : stalled) {
                peer.close();
            }
        }
    }

    @Test
    void oneAddressCannotTakeAllHandshakes() throws IOException {
        mesh.open(mesh.settings().withHandshakes(100, 3, 60_000));
        List<RawPeer> held = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            held.add(new RawPeer(mesh.port()).greet());
        }
        try (RawPeer tooMany = new RawPeer(mesh.port())) {
            assertThat(tooMany.isClosedWithin(3_000)).isTrue();
        } finally {
            for (RawPeer peer : held) {
                peer.close();
            }
        }
        mesh.serves();
    }

    @Test
    void stalledHandshakeIsClosedAtItsDeadline() throws IOException {
        mesh.open(mesh.settings().withHandshakes(10, 10, 700));
        try (RawPeer silent = new RawPeer(mesh.port());
                RawPeer greeted = new RawPeer(mesh.port()).greet();
                RawPeer halfHello = new RawPeer(mesh.port()).greet().say(new byte[] {4, (byte) 200, 5, 'H', 'E'})) {
            long start = System.nanoTime();
            assertThat(silent.isClosedWithin(8_000)).isTrue();
            assertThat(greeted.isClosedWithin(8_000)).isTrue();
            assertThat(halfHello.isClosedWithin(8_000)).isTrue();
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(300L, 8_000L);
        }
        assertThat(mesh.status().refusedConnections()).isEqualTo(3);
    }

    @Test
    void helloWithGarbageInsideIsRefused() throws IOException {
        mesh.open();
        try (RawPeer stranger = new RawPeer(mesh.port())) {
            stranger.greet().hello();

            assertThat(stranger.isClosedWithin(4_000)).isTrue();
        }
        mesh.serves();
    }

    @Test
    void otherMechanismsAndOlderProtocolsAreRefused() throws IOException {
        mesh.open();
        byte[] nothing = Greeting.ofClient().array();
        assertRefused(with(nothing, 12, "NULL\0"));
        assertRefused(with(nothing, 12, "PLAIN"));
        assertRefused(with(nothing, 10, "\1"));
        assertRefused(with(nothing, 10, "\0"));
        assertRefused(with(nothing, 32, "\1"));
        assertRefused("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertRefused(new byte[] {1, 0});

        assertThat(mesh.status().refusedConnections()).isEqualTo(7);
    }

    @Test
    void socketBehindTheGateIsOnLoopbackOnlyAndRefusesToTalkDirectly() throws Exception {
        mesh.open();
        try (Peer agent = new Peer()) {
            mesh.node.admit(agent.key());
            agent.connect("127.0.0.1:" + mesh.transport().socketPort(), mesh.keys.publicKey());
            agent.say(Frames.goodbye("around-the-gate"));

            assertThat(agent.hear(1_500)).isNull();
            assertThat(mesh.endpoint.deliveries).isEmpty();
        }
    }

    private void assertRefused(byte[] greeting) throws IOException {
        try (RawPeer peer = new RawPeer(mesh.port())) {
            peer.say(greeting);
            assertThat(peer.isClosedWithin(3_000)).isTrue();
        }
    }

    private static byte[] with(byte[] greeting, int offset, String text) {
        byte[] copy = greeting.clone();
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, copy, offset, ascii.length);
        return copy;
    }

    /** The gate may have closed this one already, which is the point. */
    private static void sendQuietly(RawPeer peer, int number) {
        try {
            peer.greet();
            if (number % 2 == 0) {
                peer.claimFrame(6, 1_000_000);
            }
        } catch (IOException e) {
            return;
        }
    }

    @Test
    void portIsGoneWhenTheMeshIsClosed() throws IOException {
        mesh.open();
        int port = mesh.port();
        mesh.node.close();

        boolean connected;
        try (Socket late = new Socket("127.0.0.1", port)) {
            connected = late.isConnected();
        } catch (IOException e) {
            connected = false;
        }
        assertThat(connected).isFalse();
    }
}
