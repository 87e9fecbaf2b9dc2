package org.xerotier.xem.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.xem.router.FakeRouter;

/** A router that will never let the agent in costs one TCP connection per try of the session, and no more. */
class NoStampedeTest {

    private static final int TRIES = 8;

    private final CurveKeyPair expected = CurveKeyPair.generate(new SecureRandom());

    /** Counts who comes, and lets them through to somebody, or shuts the door in their faces. */
    private static final class Doorkeeper implements AutoCloseable {
        final AtomicInteger came = new AtomicInteger();
        private final ServerSocket door;
        private final int behind;

        Doorkeeper(int behind) throws IOException {
            this.behind = behind;
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            thread(this::receive);
        }

        private void receive() {
            while (!door.isClosed()) {
                try {
                    Socket guest = door.accept();
                    came.incrementAndGet();
                    lead(guest);
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void lead(Socket guest) throws IOException {
            if (behind == 0) {
                guest.close();
                return;
            }
            Socket host = new Socket(InetAddress.getLoopbackAddress(), behind);
            thread(() -> pour(guest, host));
            thread(() -> pour(host, guest));
        }

        private static void pour(Socket from, Socket to) {
            try (from;
                    to;
                    InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                in.transferTo(out);
            } catch (IOException gone) {
                // As the other side wanted it.
            }
        }

        private static void thread(Runnable task) {
            Thread thread = new Thread(task, "doorkeeper");
            thread.setDaemon(true);
            thread.start();
        }

        RouterContact contact(CurveKeyPair key) {
            return new RouterContact(
                    "r1",
                    "tcp://127.0.0.1:" + door.getLocalPort(),
                    key.publicKey().hex());
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }

    private void connectsAreTries(Doorkeeper door, @Nullable FakeRouter router) {
        try (LiveAgent agent = new LiveAgent(door.contact(expected), 300)) {
            agent.loop.start();
            Awaitility.await().atMost(java.time.Duration.ofSeconds(60)).until(() -> agent.news.size() >= TRIES);
            assertThat(door.came.get()).isBetween(TRIES, agent.news.size() + 1);
            assertThat(agent.news).doesNotContain("r1 up");
        }
        if (router != null) {
            assertThat(router.heard()).isEmpty();
        }
    }

    @Test
    void aRouterWithAnotherKeyIsTriedAtTheSessionsPace() throws IOException {
        try (FakeRouter router = FakeRouter.start();
                Doorkeeper door = new Doorkeeper(router.port())) {
            connectsAreTries(door, router);
        }
    }

    @Test
    void aPortThatHangsUpAtOnceIsTriedAtTheSessionsPace() throws IOException {
        try (Doorkeeper door = new Doorkeeper(0)) {
            connectsAreTries(door, null);
        }
    }
}
