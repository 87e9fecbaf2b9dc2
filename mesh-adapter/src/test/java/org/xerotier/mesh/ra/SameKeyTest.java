package org.xerotier.mesh.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xerotier.mesh.ra.MeshFixture.soon;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several connections that prove the same key. */
class SameKeyTest {

    private final MeshFixture mesh = new MeshFixture().open();

    @AfterEach
    void close() throws InterruptedException {
        mesh.close();
    }

    @Test
    void handshakeWithoutAWordLeavesTheAgentConnected() throws IOException {
        try (Peer agent = mesh.agent()) {
            mesh.roundTrip(agent, "a1");

            try (ForgingPeer probe = again(agent)) {
                mesh.roundTrip(agent, "a2");
                assertThat(probe.isClosedWithin(300)).isFalse();
            }
            mesh.roundTrip(agent, "a3");

            assertThat(mesh.endpoint.lost()).isEmpty();
            assertThat(mesh.status().refusedConnections()).isZero();
        }
    }

    @Test
    void newcomerThatSpeaksReplacesTheOlderConnection() throws IOException {
        try (ForgingPeer older = enrolled()) {
            older.shakeHands(mesh.keys.publicKey(), "Socket-Type", "DEALER");
            say(older, "o1");
            try (ForgingPeer newer = again(older)) {
                assertThat(older.isClosedWithin(300)).isFalse();
                say(newer, "n1");

                assertThat(older.isClosedWithin(5_000)).isTrue();
                say(newer, "n2");
                assertThat(mesh.status().peers()).isEqualTo(1);
            }
        }
    }

    @Test
    void onlyOneConnectionOfAKeyMayBeSilent() throws IOException {
        try (ForgingPeer speaking = enrolled()) {
            speaking.shakeHands(mesh.keys.publicKey(), "Socket-Type", "DEALER");
            say(speaking, "s1");
            try (ForgingPeer first = again(speaking);
                    ForgingPeer second = again(speaking)) {
                assertThat(first.isClosedWithin(5_000)).isTrue();
                assertThat(second.isClosedWithin(300)).isFalse();
                say(speaking, "s2");
            }
        }
    }

    @Test
    void failedSendCutsTheConnectionItFailedOn() throws IOException {
        try (ForgingPeer older = enrolled()) {
            older.shakeHands(mesh.keys.publicKey(), "Socket-Type", "DEALER");
            say(older, "o1");
            try (ForgingPeer newer = again(older)) {
                mesh.transport()
                        .unreachable(Objects.requireNonNull(mesh.transport().route(older.key())));

                assertThat(older.isClosedWithin(5_000)).isTrue();
                say(newer, "n1");
            }
        }
    }

    @Test
    void keyThatConnectsOverAndOverHasToWaitAndOthersDoNot() throws IOException {
        try (ForgingPeer agent = enrolled()) {
            agent.shakeHands(mesh.keys.publicKey(), "Socket-Type", "DEALER");
            say(agent, "a1");
            for (int i = 1; i < ConnectAllowance.BURST; i++) {
                again(agent).close();
            }

            // One more may have been earned meanwhile, if this takes its time.
            assertThatThrownBy(() -> {
                        for (int i = 0; i < ConnectAllowance.BURST; i++) {
                            again(agent).close();
                        }
                    })
                    .isInstanceOf(IOException.class);

            assertThat(mesh.status().refusedConnections()).isEqualTo(1);
            say(agent, "a2");
        }
        mesh.serves();
    }

    private ForgingPeer enrolled() throws IOException {
        ForgingPeer peer = new ForgingPeer(mesh.port());
        mesh.node.admit(peer.key());
        return peer;
    }

    private ForgingPeer again(Peer agent) throws IOException {
        return new ForgingPeer(mesh.port(), agent.keys).shakeHands(mesh.keys.publicKey(), "Socket-Type", "DEALER");
    }

    private ForgingPeer again(ForgingPeer peer) throws IOException {
        return new ForgingPeer(mesh.port(), peer.keys).shakeHands(mesh.keys.publicKey(), "Socket-Type", "DEALER");
    }

    private void say(ForgingPeer peer, String id) throws IOException {
        peer.say(Frames.bytes(Frames.goodbye(id)), false);
        soon().until(() -> mesh.endpoint.frames().stream()
                .anyMatch(frame -> frame.frameId().equals(id)));
    }
}
