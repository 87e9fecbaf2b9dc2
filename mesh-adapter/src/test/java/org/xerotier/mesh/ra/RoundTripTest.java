package org.xerotier.mesh.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xerotier.mesh.ra.MeshFixture.soon;

import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.api.MeshNotOpened;
import org.xerotier.mesh.api.MeshSettings;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.api.PeerUnreachable;
import org.xerotier.mesh.frame.WireError;

class RoundTripTest {

    private final MeshFixture mesh = new MeshFixture().open();

    @AfterEach
    void close() throws InterruptedException {
        mesh.close();
    }

    @Test
    void framesTravelBothWays() {
        try (Peer agent = mesh.agent()) {
            mesh.roundTrip(agent, "f1");

            assertThat(mesh.endpoint.deliveries.get(0).peer()).isEqualTo(agent.key());
            assertThat(mesh.status().peers()).isEqualTo(1);
            assertThat(mesh.status().bound()).isTrue();
            assertThat(mesh.status().framesIn()).isEqualTo(1);
            assertThat(mesh.status().framesOut()).isEqualTo(1);
        }
    }

    @Test
    void leavingPeerIsReportedAfterItsLastFrame() {
        PeerKey key;
        try (Peer agent = mesh.agent()) {
            key = agent.key();
            mesh.roundTrip(agent, "f1");
        }
        soon().until(() -> mesh.endpoint.lost().contains(key));

        assertThat(mesh.status().peers()).isZero();
        assertThatThrownBy(() -> mesh.node.send(key, Frames.ack("late"))).isInstanceOf(PeerUnreachable.class);
    }

    @Test
    void peerThatNeverConnectedIsUnreachable() {
        try (Peer stranger = new Peer()) {
            mesh.node.admit(stranger.key());

            assertThatThrownBy(() -> mesh.node.send(stranger.key(), Frames.ack("a")))
                    .isInstanceOf(PeerUnreachable.class);
        }
    }

    @Test
    void newestConnectionOfAKeyWins() {
        try (Peer first = mesh.agent()) {
            mesh.roundTrip(first, "f1");
            try (Peer second = mesh.connect(new Peer(first.keys))) {
                mesh.roundTrip(second, "f2");

                assertThat(mesh.status().peers()).isEqualTo(1);
            }
        }
    }

    @Test
    void expelledPeerIsSilencedAndCut() {
        try (Peer agent = mesh.agent()) {
            mesh.roundTrip(agent, "f1");

            mesh.node.admit(Set.of());

            soon().until(() -> mesh.endpoint.lost().contains(agent.key()));
            assertThatThrownBy(() -> mesh.node.send(agent.key(), Frames.ack("x")))
                    .isInstanceOf(PeerUnreachable.class);
            try (Peer again = mesh.connect(new Peer(agent.keys))) {
                again.say(Frames.goodbye("after"));
                soon().until(() -> mesh.status().refusedConnections() > 0);
                assertThat(mesh.endpoint.frames()).noneMatch(f -> f.frameId().equals("after"));
            }
            mesh.node.admit(agent.key());
            try (Peer back = mesh.connect(new Peer(agent.keys))) {
                mesh.roundTrip(back, "back");
            }
        }
    }

    @Test
    void unreadableFrameIsAnsweredAndCounted() {
        try (Peer agent = mesh.agent()) {
            agent.sayBytes(new byte[] {1, 2, 3});

            var answer = Objects.requireNonNull(agent.hear(10_000));

            assertThat(((WireError) answer.frame()).code()).isEqualTo("malformed_frame");
            assertThat(mesh.status().droppedMalformed()).isEqualTo(1);
            mesh.roundTrip(agent, "still-welcome");
        }
    }

    @Test
    void framesOnlyTheRouterSendsAreRefused() {
        try (Peer agent = mesh.agent()) {
            agent.say(Frames.ack("reversed"));

            soon().until(() -> mesh.status().droppedMalformed() == 1);
            assertThat(mesh.endpoint.frames()).isEmpty();
        }
    }

    @Test
    void messagesOfSeveralPartsAreRefused() {
        try (Peer agent = mesh.agent()) {
            agent.sayBytes(new byte[0], Frames.bytes(Frames.goodbye("second-part")));

            assertThat(Objects.requireNonNull(agent.hear(10_000)).frame()).isInstanceOf(WireError.class);
            mesh.roundTrip(agent, "one-part");
            assertThat(mesh.endpoint.frames()).hasSize(1);
        }
    }

    @Test
    void openingTwiceKeepsTheSocket() {
        var settings = mesh.settings().withIdleMillis(30_000);
        mesh.open(settings);
        String address = mesh.address();

        mesh.open(settings);

        assertThat(mesh.address()).isEqualTo(address);
    }

    @Test
    void takenPortIsReportedAndLeavesNothingOpen() throws Exception {
        try (MeshFixture other = new MeshFixture()) {
            var taken = MeshSettings.of("127.0.0.1", mesh.port(), other.keys.secret());

            assertThatThrownBy(() -> other.open(taken))
                    .isInstanceOf(MeshNotOpened.class)
                    .hasMessageContaining(String.valueOf(mesh.port()));

            soon().until(() -> other.works.running() == 0);
            assertThat(other.status().bound()).isFalse();
        }
    }
}
