package org.xerotier.mesh.ra;

import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.xerotier.mesh.api.MeshSettings;
import org.xerotier.mesh.api.MeshStatus;
import org.xerotier.mesh.key.CurveKeyPair;

/** A whole node on a free loopback port, without a container. */
final class MeshFixture implements AutoCloseable {

    final ThreadWorks works = new ThreadWorks();
    final TestTimer timer = new TestTimer();
    final RecordingEndpoint endpoint = new RecordingEndpoint();
    final List<Throwable> halts = new CopyOnWriteArrayList<>();
    final CurveKeyPair keys = CurveKeyPair.generate(new SecureRandom());
    final MeshServices services = new MeshServices(
            works, timer, System::nanoTime, Clock.systemUTC(), new SecureRandom(), endpoint, halts::add);
    final MeshNode node = new MeshNode(services);

    static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
    }

    MeshSettings settings() {
        return MeshSettings.of("127.0.0.1", 0, keys.secret());
    }

    MeshFixture open() {
        return open(settings());
    }

    MeshFixture open(MeshSettings settings) {
        node.open(settings);
        return this;
    }

    MeshStatus status() {
        return node.status();
    }

    String address() {
        return status().address();
    }

    int port() {
        return Integer.parseInt(address().substring(address().indexOf(':') + 1));
    }

    MeshTransport transport() {
        return Objects.requireNonNull(node.transport());
    }

    /** An enrolled agent, connected. */
    Peer agent() {
        Peer peer = new Peer();
        node.admit(peer.key());
        return connect(peer);
    }

    Peer connect(Peer peer) {
        return peer.connect(address(), keys.publicKey());
    }

    /** A working agent gets its frames through and is answered: the router serves. */
    void serves() {
        try (Peer agent = agent()) {
            roundTrip(agent, "serves-" + System.nanoTime());
        }
    }

    void roundTrip(Peer agent, String id) {
        for (int attempt = 0; !arrived(agent, id) && attempt < 5; attempt++) {
            if (attempt > 0) {
                // See Peer.connect: its side of a connection can hang for good.
                agent.reconnect();
            }
            agent.say(Frames.goodbye(id));
            try {
                await().atMost(Duration.ofSeconds(4)).until(() -> arrived(agent, id));
            } catch (ConditionTimeoutException e) {
                continue;
            }
        }
        node.send(agent.key(), Frames.ack("to-" + id));
        var answer = agent.hear(10_000);
        if (answer == null || !answer.frameId().equals("to-" + id)) {
            throw new AssertionError("no answer, got " + answer);
        }
    }

    private boolean arrived(Peer agent, String id) {
        return endpoint.deliveries.stream()
                .anyMatch(d -> d.peer().equals(agent.key())
                        && d.envelope() != null
                        && d.envelope().frameId().equals(id));
    }

    @Override
    public void close() throws InterruptedException {
        endpoint.resume();
        node.close();
        timer.close();
        works.close();
    }
}
