package org.xerotier.systemtests.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Somebody outside who is told of events, and remembers each telling. */
final class Receiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One telling, taken or not. */
    record Told(int answered, String id, String timestamp, String signature, String plain, byte[] body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }

        String type() {
            return json().path("type").asText();
        }
    }

    private final HttpServer server;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile int status = 204;

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/hook", this::hear);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    void answer(int next) {
        status = next;
    }

    List<Told> about(String type, String invocation) {
        return about(type, "invocation_id", invocation);
    }

    /** Those of a type whose data has this value in a field. */
    List<Told> about(String type, String field, String value) {
        return of(type).stream()
                .filter(one -> one.json().path("data").path(field).asText().equals(value))
                .toList();
    }

    List<Told> of(String type) {
        return told.stream().filter(one -> one.type().equals(type)).toList();
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            int answer = status;
            told.add(new Told(
                    answer,
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    headers.getFirst("X-Webhook-Signature"),
                    body));
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
