package org.xerotier.mesh.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xerotier.mesh.ra.MeshFixture.soon;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Enrolled peers that claim to be somebody else: finding Z4. */
class SquattersTest {

    private final MeshFixture mesh = new MeshFixture().open();

    @AfterEach
    void close() throws InterruptedException {
        mesh.close();
    }

    @Test
    void peerThatAnnouncesAnIdentityIsNeverHeard() {
        try (Peer rogue = new Peer()) {
            mesh.node.admit(rogue.key());
            rogue.connect(mesh.address(), mesh.keys.publicKey(), "agent-1".getBytes(StandardCharsets.US_ASCII));
            rogue.say(Frames.goodbye("named"));

            soon().until(() -> mesh.status().droppedForeign() == 1);
            assertThat(mesh.endpoint.deliveries).isEmpty();
            assertThat(mesh.status().peers()).isZero();
        }
    }

    @Test
    void rogueWithTheVictimsRoutingIdGetsNothingAndSilencesNobody() {
        try (Peer victim = mesh.agent();
                Peer rogue = new Peer()) {
            mesh.roundTrip(victim, "v1");
            byte[] stolen = routingId(victim);
            mesh.node.admit(rogue.key());

            rogue.connect(mesh.address(), mesh.keys.publicKey(), stolen);
            rogue.say(Frames.goodbye("stolen"));
            mesh.roundTrip(victim, "v2");
            mesh.roundTrip(victim, "v3");

            assertThat(rogue.hear(500)).isNull();
            assertThat(mesh.endpoint.frames()).noneMatch(f -> f.frameId().equals("stolen"));
            assertThat(mesh.status().peers()).isEqualTo(1);
        }
    }

    @Test
    void rogueWhoTookTheNextRoutingIdInAdvanceGetsNothingAndSilencesNobody() {
        try (Peer first = mesh.agent();
                Peer rogue = new Peer()) {
            mesh.roundTrip(first, "f1");
            byte[] next = routingId(first).clone();
            for (int i = next.length - 1; ++next[i] == 0; i--) {
                continue;
            }
            mesh.node.admit(rogue.key());
            rogue.connect(mesh.address(), mesh.keys.publicKey(), next);
            rogue.say(Frames.goodbye("waiting"));
            soon().until(() -> mesh.status().droppedForeign() == 1);

            try (Peer victim = mesh.agent()) {
                mesh.roundTrip(victim, "v1");
                rogue.say(Frames.goodbye("more"));
                mesh.roundTrip(victim, "v2");

                assertThat(routingId(victim)).isEqualTo(next);
            }
            assertThat(rogue.hear(500)).isNull();
            assertThat(mesh.endpoint.frames())
                    .noneMatch(f -> f.frameId().equals("waiting") || f.frameId().equals("more"));
        }
    }

    private byte[] routingId(Peer peer) {
        return Objects.requireNonNull(mesh.transport().route(peer.key())).routingIdBytes();
    }
}
