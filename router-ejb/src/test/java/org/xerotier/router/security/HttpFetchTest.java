package org.xerotier.router.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpFetchTest {

    private final AtomicInteger elsewhere = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/keys", 200, "{\"keys\":[]}".getBytes(UTF_8));
        answer("/huge", 200, new byte[KeySet.MAX_BYTES + 1]);
        answer("/missing", 404, "{}".getBytes(UTF_8));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            elsewhere.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aDocumentIsBroughtAsItIs() throws IOException {
        assertThat(fetch("/keys")).isEqualTo("{\"keys\":[]}".getBytes(UTF_8));
    }

    @Test
    void moreThanAKeySetCanBeIsNotRead() {
        assertThatThrownBy(() -> fetch("/huge")).isInstanceOf(IOException.class).hasMessageContaining("longer");
    }

    @Test
    void anythingButOkIsNoDocument() {
        assertThatThrownBy(() -> fetch("/missing")).isInstanceOf(IOException.class);
    }

    @Test
    void nobodyIsSentElsewhere() {
        assertThatThrownBy(() -> fetch("/moved")).isInstanceOf(IOException.class);
        assertThat(elsewhere).hasValue(0);
    }

    private void answer(String path, int status, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private byte[] fetch(String path) throws IOException {
        URI place = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new HttpFetch(place, () -> 0L).fetch();
    }
}
