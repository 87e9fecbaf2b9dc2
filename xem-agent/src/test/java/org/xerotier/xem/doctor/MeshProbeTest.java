package org.xerotier.xem.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.xem.router.FakeRouter;

/** Each way a mesh port can take a handshake, told apart. */
class MeshProbeTest {

    private final CurveKeyPair routerKeys = CurveKeyPair.generate(new SecureRandom());
    private final CurveKeyPair own = CurveKeyPair.generate(new SecureRandom());
    private final MeshProbe probe = new MeshProbe(20_000);

    private MeshAnswer look(int port, CurveKeyPair expected) {
        return probe.look(
                new RouterContact(
                        "r1", "tcp://127.0.0.1:" + port, expected.publicKey().hex()),
                own);
    }

    /** Somebody who says this to everyone who comes, and then stays on the line or hangs up. */
    private static ServerSocket somebody(byte[] says, boolean hangsUp) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    Socket guest = door.accept();
                    guest.getOutputStream().write(says);
                    if (hangsUp) {
                        guest.shutdownOutput();
                    }
                }
            } catch (IOException closed) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
        return door;
    }

    @Test
    void theRightRouterThatKnowsTheAgentLetsItIn() {
        try (FakeRouter router =
                new FakeRouter(0, routerKeys, 30_000, own.publicKey().hex()::equals)) {
            assertThat(look(router.port(), routerKeys)).isEqualTo(MeshAnswer.ADMITTED);
            assertThat(router.heard()).isEmpty();
        }
    }

    @Test
    void aRouterWithAnotherKeyIsNamed() {
        try (FakeRouter router = new FakeRouter(0, routerKeys, 30_000, key -> true)) {
            assertThat(look(router.port(), CurveKeyPair.generate(new SecureRandom())))
                    .isEqualTo(MeshAnswer.WRONG_ROUTER_KEY);
        }
    }

    @Test
    void aRouterThatDoesNotKnowTheAgentIsNamed() {
        try (FakeRouter router = new FakeRouter(0, routerKeys, 30_000, key -> false)) {
            assertThat(look(router.port(), routerKeys)).isEqualTo(MeshAnswer.KEY_NOT_ADMITTED);
        }
    }

    @Test
    void aPortThatNobodyListensOnIsNamed() throws IOException {
        int free;
        try (ServerSocket once = new ServerSocket(0)) {
            free = once.getLocalPort();
        }
        assertThat(look(free, routerKeys)).isEqualTo(MeshAnswer.NOTHING_LISTENS);
    }

    @Test
    void aNameThatIsNoneIsNamed() {
        RouterContact nowhere = new RouterContact(
                "r1", "tcp://no-such-host.invalid:5555", routerKeys.publicKey().hex());
        assertThat(probe.look(nowhere, own)).isEqualTo(MeshAnswer.NOTHING_LISTENS);
    }

    @Test
    void aWebServerIsNoMeshPort() throws IOException {
        byte[] answer = ("HTTP/1.1 400 Bad Request\r\n\r\n" + "x".repeat(100))
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (ServerSocket web = somebody(answer, false)) {
            assertThat(look(web.getLocalPort(), routerKeys)).isEqualTo(MeshAnswer.NO_GREETING);
        }
    }

    @Test
    void aPortThatHangsUpIsNoMeshPort() throws IOException {
        try (ServerSocket curt = somebody(new byte[0], true)) {
            assertThat(look(curt.getLocalPort(), routerKeys)).isEqualTo(MeshAnswer.NO_GREETING);
        }
    }

    @Test
    void aRouterThatGreetsAndSaysNoMoreHasStalled() throws IOException {
        byte[] greeting = CurveClient.greeting();
        greeting[32] = 1;
        try (ServerSocket silent = somebody(greeting, false)) {
            MeshAnswer answer = new MeshProbe(300)
                    .look(
                            new RouterContact(
                                    "r1",
                                    "tcp://127.0.0.1:" + silent.getLocalPort(),
                                    routerKeys.publicKey().hex()),
                            own);
            assertThat(answer).isEqualTo(MeshAnswer.STALLED);
        }
    }

    @Test
    void anAnswerNobodyWithTheRoutersKeyGaveIsNotBelieved() throws IOException {
        byte[] greeting = CurveClient.greeting();
        greeting[32] = 1;
        byte[] forged = new byte[64 + 2 + 168];
        System.arraycopy(greeting, 0, forged, 0, 64);
        forged[64] = 4;
        forged[65] = (byte) 168;
        forged[66] = 7;
        System.arraycopy("WELCOME".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, forged, 67, 7);
        try (ServerSocket impostor = somebody(forged, false)) {
            assertThat(look(impostor.getLocalPort(), routerKeys)).isEqualTo(MeshAnswer.WRONG_ROUTER_KEY);
        }
    }
}
