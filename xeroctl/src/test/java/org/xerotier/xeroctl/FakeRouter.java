package org.xerotier.xeroctl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A router that answers what it was told to, and remembers what it was asked. The last answer of a target repeats. */
final class FakeRouter implements AutoCloseable {
    /** One request as it arrived. */
    record Seen(String method, String target, Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    private record Planned(int status, String mediaType, byte[] body, Map<String, String> headers, boolean breaksOff) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Planned>> plans = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    FakeRouter() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/demo/v1";
    }

    /** {@code request} is a method and a target below the base URL, such as {@code GET /exec/tools}. */
    FakeRouter answers(String request, int status, String json) {
        return plan(request, new Planned(status, "application/json", utf8(json), Map.of(), false));
    }

    FakeRouter answersGolden(String request, String file) {
        return answers(request, 200, golden(file));
    }

    FakeRouter refuses(String request, int status, String code, String message) {
        return answers(
                request,
                status,
                "{\"error\":{\"message\":\"" + message + "\",\"type\":\"invalid_request_error\",\"code\":\"" + code
                        + "\"}}");
    }

    FakeRouter answersWith(String request, String mediaType, byte[] body, Map<String, String> headers) {
        return plan(request, new Planned(200, mediaType, body, headers, false));
    }

    FakeRouter streams(String invocation, String events) {
        return plan(
                "GET /exec/invocations/" + invocation + "/events",
                new Planned(200, "text/event-stream", utf8(events), Map.of(), false));
    }

    /** Streams this much and then says nothing more until the router is closed. */
    FakeRouter streamsAndFallsSilent(String invocation, String events) {
        streams(invocation, events);
        silent.add("GET /exec/invocations/" + invocation + "/events");
        return this;
    }

    /** Streams this much and then drops the connection. */
    FakeRouter streamsAndBreaksOff(String invocation, String events) {
        return plan(
                "GET /exec/invocations/" + invocation + "/events",
                new Planned(200, "text/event-stream", utf8(events), Map.of(), true));
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    List<Seen> seen(String method, String targetStart) {
        List<Seen> matching = new ArrayList<>(seen);
        matching.removeIf(
                request -> !request.method().equals(method) || !request.target().startsWith(targetStart));
        return matching;
    }

    static String golden(String file) {
        try (InputStream stream = FakeRouter.class.getResourceAsStream("/golden/" + file)) {
            return new String(java.util.Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private FakeRouter plan(String request, Planned planned) {
        plans.computeIfAbsent(request, r -> new ArrayDeque<>()).add(planned);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String uri = exchange.getRequestURI().toString();
        String target = uri.startsWith("/demo/v1") ? uri.substring("/demo/v1".length()) : uri;
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(exchange.getRequestMethod(), target, Map.copyOf(exchange.getRequestHeaders()), body));
        Planned planned = next(exchange.getRequestMethod() + " " + target);
        planned.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", planned.mediaType());
        exchange.getResponseHeaders().set("X-Request-ID", "req-1");
        long length = planned.body().length + (planned.breaksOff() ? 1_000 : 0);
        boolean staysOpen = silent.contains(exchange.getRequestMethod() + " " + target);
        exchange.sendResponseHeaders(planned.status(), staysOpen ? 0 : length == 0 ? -1 : length);
        exchange.getResponseBody().write(planned.body());
        exchange.getResponseBody().flush();
        if (staysOpen) {
            awaitClose();
        }
        exchange.close();
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Planned next(String request) {
        Deque<Planned> queue = plans.get(request);
        if (queue == null) {
            return new Planned(
                    404,
                    "application/json",
                    utf8("{\"error\":{\"message\":\"nothing planned for " + request + "\",\"code\":\"x_not_found\"}}"),
                    Map.of(),
                    false);
        }
        synchronized (queue) {
            return queue.size() > 1 ? queue.remove() : queue.element();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
