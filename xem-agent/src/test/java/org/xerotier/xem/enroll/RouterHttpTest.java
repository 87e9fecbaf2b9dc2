package org.xerotier.xem.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xerotier.xem.NamedThreads;

/** Whatever a router, or something in its place, answers: the agent is not held up by it. */
class RouterHttpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ExecutorService threads = Executors.newCachedThreadPool(NamedThreads.of("test-http"));
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private RouterHttp.Answer post(Duration limit, HttpHandler answers) throws IOException, InterruptedException {
        server.createContext("/ask", answers);
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new RouterHttp(url, threads, null, limit)
                .post("/ask", JsonNodeFactory.instance.objectNode(), Optional.empty());
    }

    private void stall(HttpExchange exchange, boolean headersFirst) throws IOException {
        if (headersFirst) {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
        }
        try {
            over.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    @Test
    void anAnswerThatStallsBehindItsHeadersIsGivenUp() {
        assertThatThrownBy(() -> post(Duration.ofMillis(500), exchange -> stall(exchange, true)))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void anAnswerThatDoesNotEvenBeginIsGivenUp() {
        assertThatThrownBy(() -> post(Duration.ofMillis(500), exchange -> stall(exchange, false)))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void anAnswerWithoutAnEndIsNotReadToIt() throws Exception {
        RouterHttp.Answer answer = post(PATIENCE, exchange -> {
            exchange.sendResponseHeaders(503, 0);
            byte[] noise = new byte[1 << 16];
            try {
                while (over.getCount() > 0) {
                    exchange.getResponseBody().write(noise);
                }
            } catch (IOException hungUp) {
                // As it should be.
            }
            exchange.close();
        });
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void anAnswerIsRead() throws Exception {
        RouterHttp.Answer answer = post(PATIENCE, exchange -> {
            byte[] body = "{\"quince\":1}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        assertThat(answer.isSuccess()).isTrue();
        assertThat(answer.body().path("quince").asInt()).isEqualTo(1);
        assertThat(answer.retryAfterSeconds()).isEqualTo(7);
    }
}
