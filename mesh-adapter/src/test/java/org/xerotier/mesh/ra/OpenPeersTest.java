package org.xerotier.mesh.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xerotier.mesh.ra.MeshFixture.soon;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.api.PeerUnreachable;
import org.xerotier.mesh.frame.Bounds;

/** Enrolled peers: order, room, size and silence. */
class OpenPeersTest {

    private final MeshFixture mesh = new MeshFixture();

    @AfterEach
    void close() throws InterruptedException {
        mesh.close();
    }

    @Test
    void framesOfOneLaneKeepTheirOrder() {
        mesh.open();
        try (Peer agent = mesh.agent()) {
            for (int i = 0; i < 600; i++) {
                agent.say(Frames.started("f" + i, "inv_" + i % 7));
            }
            soon().until(() -> mesh.endpoint.frames().size() == 600);

            for (int lane = 0; lane < 7; lane++) {
                int first = lane;
                List<String> expected = IntStream.iterate(first, i -> i < 600, i -> i + 7)
                        .mapToObj(i -> "f" + i)
                        .toList();
                assertThat(mesh.endpoint.lane("inv_" + lane)).isEqualTo(expected);
            }
        }
    }

    @Test
    void stuckEndpointStopsReadingAndLosesNothing() {
        mesh.open(mesh.settings().withQueues(2, 4, 64));
        mesh.endpoint.hold();
        int frames = 3_000;
        try (Peer agent = mesh.agent()) {
            Thread sender = new Thread(() -> {
                for (int i = 0; i < frames; i++) {
                    agent.say(Frames.started("f" + i, "inv_1"));
                }
            });
            sender.start();
            // One lane of four, one frame in hand, one held by the socket: nothing else has been taken in.
            soon().until(() -> mesh.status().framesIn() >= 5);
            assertThat(mesh.status().framesIn()).isLessThanOrEqualTo(6);
            assertThat(mesh.endpoint.deliveries).isEmpty();
            // What JeroMQ may hold for the peer is used up, so the gate no longer reads it.
            soon().until(() -> mesh.transport().heldBack() == 1);

            mesh.endpoint.resume();

            soon().until(() -> mesh.endpoint.frames().size() == frames);
            assertThat(mesh.endpoint.lane("inv_1")).doesNotHaveDuplicates().hasSize(frames);
        }
    }

    @Test
    void framesWaitForAnEndpointThatIsAway() {
        mesh.open();
        mesh.endpoint.away = true;
        try (Peer agent = mesh.agent()) {
            agent.say(Frames.started("f1", "inv_1")).say(Frames.started("f2", "inv_1"));
            soon().until(() -> mesh.status().framesIn() == 2);
            assertThat(mesh.endpoint.deliveries).isEmpty();

            mesh.endpoint.away = false;

            soon().until(() -> mesh.endpoint.lane("inv_1").equals(List.of("f1", "f2")));
        }
    }

    @Test
    void refusedWorkIsTriedAgain() {
        mesh.open();
        try (Peer agent = mesh.agent()) {
            mesh.roundTrip(agent, "f0");
            mesh.works.refuseNext(3);

            mesh.roundTrip(agent, "f1");
        }
    }

    @Test
    void frameOverTheLimitEndsThatPeerOnly() {
        mesh.open();
        try (Peer good = mesh.agent();
                Peer big = mesh.agent()) {
            mesh.roundTrip(good, "g1");
            mesh.roundTrip(big, "b1");

            big.sayBytes(new byte[Bounds.MAX_FRAME_BYTES + 1]);

            soon().until(() -> mesh.endpoint.lost().contains(big.key()));
            assertThat(mesh.endpoint.lost()).doesNotContain(good.key());
            mesh.roundTrip(good, "g2");
        }
    }

    @Test
    void largestAllowedMessageReachesTheDecoder() {
        mesh.open();
        try (Peer agent = mesh.agent()) {
            agent.sayBytes(new byte[Bounds.MAX_FRAME_BYTES]);

            soon().until(() -> mesh.status().droppedMalformed() == 1);
            assertThat(mesh.endpoint.lost()).isEmpty();
        }
    }

    @Test
    void silentPeerIsCutAndAnsweringPeerIsNot() throws Exception {
        mesh.open(mesh.settings().withIdleMillis(1_000));
        try (Peer alive = mesh.agent();
                StallingRelay relay = new StallingRelay(mesh.port());
                Peer frozen = new Peer()) {
            mesh.node.admit(frozen.key());
            frozen.connect("127.0.0.1:" + relay.port(), mesh.keys.publicKey());
            mesh.roundTrip(alive, "a1");
            mesh.roundTrip(frozen, "z1");

            relay.stall();

            soon().until(() -> mesh.endpoint.lost().contains(frozen.key()));
            assertThat(mesh.endpoint.lost()).doesNotContain(alive.key());
            mesh.roundTrip(alive, "a2");
        }
    }

    @Test
    void peerThatDoesNotReadIsCutInsteadOfFillingMemory() throws Exception {
        mesh.open();
        try (StallingRelay relay = new StallingRelay(mesh.port());
                Peer slow = new Peer()) {
            mesh.node.admit(slow.key());
            slow.connect("127.0.0.1:" + relay.port(), mesh.keys.publicKey());
            mesh.roundTrip(slow, "s1");
            relay.stall();
            List<String> refused = new ArrayList<>();

            soon().pollInSameThread().until(() -> {
                for (int i = 0; i < 500; i++) {
                    try {
                        mesh.node.send(slow.key(), Frames.large("x"));
                    } catch (PeerUnreachable e) {
                        refused.add(String.valueOf(e.getMessage()));
                    }
                }
                return mesh.endpoint.lost().contains(slow.key());
            });

            assertThat(refused).isNotEmpty();
            assertThatThrownBy(() -> mesh.node.send(slow.key(), Frames.ack("y")))
                    .isInstanceOf(PeerUnreachable.class);
        }
        mesh.serves();
    }
}
