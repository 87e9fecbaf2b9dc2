package org.xerotier.systemtests.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final Random random = new Random(1);
    private ServerSocket server;
    private TcpProxy proxy;
    private Socket near;
    private Socket far;

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        proxy = new TcpProxy(server.getLocalPort());
        near = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        far = server.accept();
        near.setSoTimeout(10_000);
        far.setSoTimeout(10_000);
        say(near, far, "hello");
        say(far, near, "welcome");
    }

    @AfterEach
    void close() throws IOException {
        near.close();
        far.close();
        proxy.close();
        server.close();
    }

    private static void say(Socket from, Socket to, String text) throws IOException {
        from.getOutputStream().write(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(to.getInputStream().readNBytes(text.length())).asString().isEqualTo(text);
    }

    @Test
    void resetEndsBothSides() {
        proxy.cut(Cut.RESET, LONG, random);

        assertThatThrownBy(() -> near.getInputStream().read()).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> far.getInputStream().read()).isInstanceOf(IOException.class);
    }

    @Test
    void tearingPassesHalfOfAPieceAndThenEnds() throws IOException {
        proxy.cut(Cut.TORN, LONG, random);
        near.getOutputStream().write(new byte[100]);

        int passed = 0;
        try {
            passed = far.getInputStream().readAllBytes().length;
        } catch (IOException reset) {
            // A reset may overtake the bytes before it.
            passed = 0;
        }
        assertThat(passed).isLessThan(100);
    }

    @Test
    void aStalledConnectionPassesNothingAndStays() throws IOException {
        proxy.cut(Cut.STALL, LONG, random);
        near.getOutputStream().write(1);
        far.setSoTimeout(100);

        assertThatThrownBy(() -> far.getInputStream().read()).isInstanceOf(java.net.SocketTimeoutException.class);
        assertThat(proxy.connections()).isEqualTo(1);
    }

    @Test
    void aShortStallPassesEverythingInTheEnd() throws IOException {
        proxy.cut(Cut.STALL, Duration.ofMillis(50), random);

        say(near, far, "late");
    }

    @Test
    void halfClosingEndsOneDirectionOnly() throws IOException {
        proxy.cut(Cut.HALF_CLOSE, LONG, new Random(0) {
            @Override
            public boolean nextBoolean() {
                return true;
            }
        });

        assertThat(near.getInputStream().read()).isEqualTo(-1);
        say(near, far, "still here");
    }

    @Test
    void aBlackoutRefusesNewConnections() throws IOException {
        proxy.cut(Cut.BLACKOUT, LONG, random);

        try (Socket late = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            late.setSoTimeout(10_000);
            assertThatThrownBy(() -> {
                        if (late.getInputStream().read() < 0) {
                            throw new IOException("closed in order");
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }
}
