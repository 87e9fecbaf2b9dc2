package org.xerotier.xem.router;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.SigningKey;

/** The router's HTTP face, as far as enrolment goes. */
public final class FakeEnrollment implements AutoCloseable {

    /** An answer to give instead of the good one. */
    public record Answer(int status, String code) {}

    public final List<ObjectNode> enrolled = new CopyOnWriteArrayList<>();
    public final List<ObjectNode> refreshed = new CopyOnWriteArrayList<>();
    public final List<String> bearers = new CopyOnWriteArrayList<>();
    public final Deque<Answer> instead = new ArrayDeque<>();
    public volatile long tokenSeconds = 3_600;

    /** What the router signs with, tokens and warrants. */
    public volatile SigningKey signing = SigningKey.generate(new SecureRandom());

    /** Told as a list if there are any, as by a router that changes its key. */
    public volatile List<SigningKey> signingKeys = List.of();

    private final HttpServer server;
    private final CurveKeyPair keys;
    private final String mesh;

    public FakeEnrollment(CurveKeyPair keys, String mesh) throws IOException {
        this.keys = keys;
        this.mesh = mesh;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/v1/enroll/refresh", exchange -> answer(exchange, refreshed, 200));
        server.createContext("/v1/enroll", exchange -> answer(exchange, enrolled, 201));
        server.createContext("/health/live", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String joinKey() {
        return joinKey("jk_1");
    }

    public String joinKey(String id) {
        ObjectNode claims = JsonNodeFactory.instance
                .objectNode()
                .put("jti", id)
                .put("project", "proj_1")
                .put("role", "xem")
                .put("mesh", mesh)
                .put("curve", keys.publicKey().hex());
        return token(claims);
    }

    private String token(ObjectNode claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String content = base64.encodeToString("{\"alg\":\"EdDSA\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + base64.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
        byte[] signature = signing.sign(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + base64.encodeToString(signature);
    }

    private void answer(HttpExchange exchange, List<ObjectNode> asked, int success) throws IOException {
        asked.add(StrictJson.parseObject(exchange.getRequestBody().readAllBytes(), JsonLimits.REQUEST));
        String bearer = exchange.getRequestHeaders().getFirst("Authorization");
        bearers.add(bearer == null ? "" : bearer);
        Answer other = instead.poll();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (other != null && other.status() == 0) {
            exchange.close();
            return;
        } else if (other != null) {
            body.putObject("error").put("code", other.code()).put("message", "as the test wants it.");
        } else {
            body.put("agent_id", "agt_1")
                    .put("project_id", "proj_1")
                    .put("registration_name", "tester")
                    .put("region", "default")
                    .put("token", token(JsonNodeFactory.instance.objectNode().put("jti", "tok_" + asked.size())))
                    .put(
                            "token_expires_at",
                            Instant.now().plusSeconds(tokenSeconds).toString())
                    .put("mesh_address", mesh)
                    .put("router_curve_public_key", keys.publicKey().hex())
                    .put("router_signing_public_key", signing.verifyingKey().hex())
                    .put("lease_renewal_interval_ms", 10_000)
                    .put("heartbeat_timeout_ms", 30_000)
                    .put("said_by_a_newer_router", true);
        }
        if (other == null && !signingKeys.isEmpty()) {
            var list = body.putArray("router_signing_public_keys");
            signingKeys.forEach(key -> list.add(key.verifyingKey().hex()));
        }
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(other == null ? success : other.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
