package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.stack.Await;
import org.xerotier.systemtests.stack.Stack;

/** Peers without a key attack the mesh port of the real router, which goes on serving. */
@ExtendWith(OnTheStack.class)
class HostilePeerScenario {

    private static final int GREETING = 64;

    private final Stack stack;

    HostilePeerScenario(Stack stack) {
        this.stack = stack;
    }

    @Test
    void seventyThreeBytesDoNotKillTheTransport() throws IOException {
        for (int i = 0; i < 5; i++) {
            try (Socket peer = connect()) {
                peer.getOutputStream().write(greeting());
                peer.getOutputStream().write(giantHeader());
                peer.getOutputStream().flush();
                awaitClosed(peer);
            }
        }
        assertServes();
    }

    @Test
    void fourHundredStalledPeersLeaveAServingRouter() throws IOException {
        List<Socket> peers = new ArrayList<>();
        try {
            for (int i = 0; i < 400; i++) {
                Socket peer = connect();
                peers.add(peer);
                try {
                    peer.getOutputStream().write(greeting());
                    peer.getOutputStream().flush();
                } catch (IOException refused) {
                    // Past the cap the gate closes at once, which is the point.
                }
            }
            assertServes();
            Await.until(
                    "stalled peers are closed",
                    Duration.ofSeconds(15),
                    () -> peers.stream().allMatch(HostilePeerScenario::isClosed));
        } finally {
            for (Socket peer : peers) {
                peer.close();
            }
        }
        assertThat(stack.domain().isRunning()).isTrue();
        assertServes();
    }

    private void assertServes() {
        assertThat(new Calls(stack.api()).run("agent.ping", "{}").path("status").asText())
                .isEqualTo("completed");
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), stack.meshPort());
        socket.setSoTimeout(50);
        return socket;
    }

    /** ZMTP 3.1, mechanism CURVE, as a client. */
    private static byte[] greeting() {
        ByteBuffer greeting = ByteBuffer.allocate(GREETING);
        greeting.put((byte) 0xff).putLong(1).put((byte) 0x7f).put((byte) 3).put((byte) 1);
        greeting.put("CURVE".getBytes(StandardCharsets.US_ASCII));
        return greeting.array();
    }

    /** A long command frame that claims 2^31-1 bytes. */
    private static byte[] giantHeader() {
        return ByteBuffer.allocate(9)
                .put((byte) 0x06)
                .putLong(Integer.MAX_VALUE)
                .array();
    }

    private static void awaitClosed(Socket peer) {
        Await.until("the gate closes the peer", Duration.ofSeconds(15), () -> isClosed(peer));
    }

    private static boolean isClosed(Socket peer) {
        try {
            byte[] some = new byte[256];
            int read = peer.getInputStream().read(some);
            return read < 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
