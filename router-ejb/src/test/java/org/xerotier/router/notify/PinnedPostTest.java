package org.xerotier.router.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client that connects where it is told and nowhere else. */
class PinnedPostTest {

    private static final byte[] BODY = "{\"ü\":1}".getBytes(StandardCharsets.UTF_8);

    private final ScheduledExecutorService alarms = Executors.newScheduledThreadPool(1);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void stop() {
        never.countDown();
        alarms.shutdownNow();
    }

    @Test
    void theHostIsInTheHeaderAndTheAddressIsTheCheckedOne() throws IOException {
        try (ServerSocket server = serve(plain(), "HTTP/1.1 204 No Content\r\n\r\n")) {
            WebhookUrl url = WebhookUrl.parse("http://no-such-host.example.com:" + server.getLocalPort() + "/a?b=c");

            int status =
                    post(Duration.ofSeconds(5)).send(url, server.getInetAddress(), Map.of("webhook-id", "evt_1"), BODY);

            assertThat(status).isEqualTo(204);
            assertThat(heard.get(0))
                    .startsWith("POST /a?b=c HTTP/1.1\r\n")
                    .contains("\r\nHost: no-such-host.example.com:" + server.getLocalPort() + "\r\n")
                    .contains("\r\nwebhook-id: evt_1\r\n")
                    .contains("\r\nContent-Length: " + BODY.length + "\r\n")
                    .endsWith(new String(BODY, StandardCharsets.UTF_8));
        }
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() throws IOException {
        try (ServerSocket server = serve(plain(), "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/\r\n\r\n")) {
            assertThat(send(server, Duration.ofSeconds(5))).isEqualTo(302);
            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void anEndlessAnswerIsNotRead() throws IOException {
        try (ServerSocket server = serve(plain(), "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(1_000_000))) {
            assertThat(send(server, Duration.ofSeconds(5))).isEqualTo(200);
        }
        try (ServerSocket server = serve(plain(), "x".repeat(1_000_000))) {
            assertThatThrownBy(() -> send(server, Duration.ofSeconds(5)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not HTTP/1.1");
        }
    }

    @Test
    void whoeverSaysNothingIsLeft() throws IOException {
        try (ServerSocket server = serve(plain(), "HTTP/1.1 2")) {
            assertThatThrownBy(() -> send(server, Duration.ofMillis(300))).isInstanceOf(InterruptedIOException.class);
        }
    }

    @Test
    void theCertificateMustBeTheHostsAlthoughTheAddressIsPinned(@TempDir Path folder) throws Exception {
        SSLContext tls = tls(folder, "hooks.example.com");
        SSLServerSocket socket = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        try (ServerSocket server = serve(socket, "HTTP/1.1 200 OK\r\n\r\n")) {
            PinnedPost post = new PinnedPost(tls.getSocketFactory(), alarms, Duration.ofSeconds(10));
            WebhookUrl right = WebhookUrl.parse("https://hooks.example.com:" + server.getLocalPort() + "/");
            WebhookUrl wrong = WebhookUrl.parse("https://other.example.com:" + server.getLocalPort() + "/");

            assertThat(post.send(right, server.getInetAddress(), Map.of(), BODY))
                    .isEqualTo(200);
            assertThat(heard.get(0)).startsWith("[sni hooks.example.com]");
            assertThatThrownBy(() -> post.send(wrong, server.getInetAddress(), Map.of(), BODY))
                    .isInstanceOf(SSLException.class);
            assertThatThrownBy(() -> post(Duration.ofSeconds(10)).send(right, server.getInetAddress(), Map.of(), BODY))
                    .as("an unknown issuer")
                    .isInstanceOf(SSLException.class);
        }
    }

    private int send(ServerSocket server, Duration timeout) throws IOException {
        WebhookUrl url = WebhookUrl.parse("http://127.0.0.1:" + server.getLocalPort() + "/");
        return post(timeout).send(url, server.getInetAddress(), Map.of(), BODY);
    }

    private PinnedPost post(Duration timeout) {
        return new PinnedPost((SSLSocketFactory) SSLSocketFactory.getDefault(), alarms, timeout);
    }

    private static ServerSocket plain() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    private ServerSocket serve(ServerSocket server, String answer) {
        Thread porter = new Thread(
                () -> {
                    while (!server.isClosed()) {
                        try (Socket guest = server.accept()) {
                            hear(guest);
                            guest.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                            guest.getOutputStream().flush();
                            if (!answer.contains("\n")) {
                                never.await();
                            }
                        } catch (IOException e) {
                            // The guest left, or the server is closed.
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                },
                "receiver");
        porter.setDaemon(true);
        porter.start();
        return server;
    }

    private void hear(Socket guest) throws IOException {
        InputStream in = guest.getInputStream();
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8_192];
        String body = new String(BODY, StandardCharsets.UTF_8);
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
            all.write(buffer, 0, read);
            if (all.toString(StandardCharsets.UTF_8).endsWith(body)) {
                break;
            }
        }
        if (guest instanceof javax.net.ssl.SSLSocket secured
                && secured.getSession() instanceof javax.net.ssl.ExtendedSSLSession session) {
            session.getRequestedServerNames()
                    .forEach(name -> text.append("[sni ")
                            .append(((SNIHostName) name).getAsciiName())
                            .append(']'));
        }
        heard.add(text + all.toString(StandardCharsets.UTF_8));
    }

    /** A key pair and a certificate for a name, made by the JDK's own tool and trusted by nobody else. */
    private static SSLContext tls(Path folder, String host) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        tool.getInputStream().readAllBytes();
        assertThat(tool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("receiver", keys.getCertificate("receiver"));
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, "changeit".toCharArray());
        TrustManagerFactory theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        theirs.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), theirs.getTrustManagers(), null);
        return context;
    }
}
