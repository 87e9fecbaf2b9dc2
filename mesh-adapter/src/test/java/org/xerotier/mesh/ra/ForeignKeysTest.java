package org.xerotier.mesh.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xerotier.mesh.ra.MeshFixture.soon;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.api.MeshSettings;
import org.xerotier.mesh.key.CurvePublicKey;

/** Keys that are not enrolled, whatever state the authenticator is in: finding Z1. */
class ForeignKeysTest {

    private final MeshFixture mesh = new MeshFixture();

    @AfterEach
    void close() throws InterruptedException {
        mesh.close();
    }

    @Test
    void unknownKeyIsRefusedWhileTheAuthenticatorLives() {
        mesh.open();
        try (Peer stranger = mesh.connect(new Peer())) {
            stranger.say(Frames.goodbye("foreign"));

            soon().until(() -> mesh.status().refusedConnections() > 0);
            assertThat(mesh.endpoint.deliveries).isEmpty();
            assertThat(mesh.status().peers()).isZero();
        }
        mesh.serves();
    }

    @Test
    void unknownKeyStaysOutsideWhenTheAuthenticatorIsDead() throws Exception {
        try (Open open = new Open(mesh);
                Peer atTheGate = new Peer();
                Peer aroundIt = new Peer()) {
            open.killAuthenticator();

            atTheGate.connect(open.transport.address(), mesh.keys.publicKey()).say(Frames.goodbye("a"));
            aroundIt.connect("127.0.0.1:" + open.transport.socketPort(), mesh.keys.publicKey())
                    .say(Frames.goodbye("b"));

            // Without an authenticator JeroMQ itself lets the second one in; its frame must still be dropped.
            soon().until(() -> open.counters.droppedForeign.sum() > 0 && open.counters.refusedConnections.sum() > 0);
            assertThat(mesh.endpoint.deliveries).isEmpty();
        }
    }

    @Test
    void enrolledKeyIsNotTrustedWithoutTheAuthenticatorEither() throws Exception {
        try (Open open = new Open(mesh);
                Peer agent = new Peer()) {
            open.admitted.add(agent.key());
            open.killAuthenticator();

            agent.connect("127.0.0.1:" + open.transport.socketPort(), mesh.keys.publicKey())
                    .say(Frames.goodbye("unproven"));

            soon().until(() -> open.counters.droppedForeign.sum() > 0);
            assertThat(mesh.endpoint.deliveries).isEmpty();
        }
    }

    @Test
    void deadAuthenticatorIsNoticedAndTheTransportReplaced() {
        mesh.open();
        String before = mesh.address();
        try (Peer agent = mesh.agent()) {
            mesh.roundTrip(agent, "before");

            mesh.transport().authenticator().doom();

            soon().until(() -> mesh.endpoint.lost().contains(agent.key()));
        }
        soon().until(() -> mesh.status().bound() && !mesh.address().equals(before));
        mesh.serves();
        assertThat(mesh.halts).isEmpty();
    }

    /** A transport that nobody repairs. */
    private static final class Open implements AutoCloseable {

        final AdmittedKeys admitted = new AdmittedKeys();
        final MeshCounters counters = new MeshCounters();
        final List<Throwable> failures = new CopyOnWriteArrayList<>();
        final MeshTransport transport;
        final CurvePublicKey routerKey;

        Open(MeshFixture mesh) throws Exception {
            MeshSettings settings = mesh.settings();
            routerKey = mesh.keys.publicKey();
            transport = new MeshTransport(
                    settings, frozen(mesh), admitted, counters, (broken, cause) -> failures.add(cause));
            transport.start(settings);
        }

        void killAuthenticator() {
            transport.authenticator().doom();
            try (Peer last = new Peer()) {
                last.connect(transport.address(), routerKey);
                soon().until(() -> !failures.isEmpty());
            }
        }

        /** Time stands still, so that the socket does not notice by its probe and shut down before the test is done. */
        private static MeshServices frozen(MeshFixture mesh) {
            MeshServices all = mesh.services;
            return new MeshServices(
                    all.work(), all.delays(), () -> 0L, all.clock(), all.random(), all.endpoint(), all.halt());
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
