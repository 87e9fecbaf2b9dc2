package org.xerotier.provision.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.xerotier.provision.ProvisionException;

/** The few calls of the router's HTTP API that a first start needs. Which calls there are: docs/reference/http-api.md. */
final class RouterApi {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String credential;
    private final Path serverLog;

    /**
     * @param base of the router, such as {@code http://127.0.0.1:8080}
     * @param credential sent as bearer token
     * @param serverLog where to look when the router refuses
     */
    RouterApi(URI base, String credential, Path serverLog) {
        this.base = base;
        this.credential = credential;
        this.serverLog = serverLog;
    }

    /** A status and its JSON body, or a missing node. */
    record Answer(int status, JsonNode body) {
        boolean succeeded() {
            return status >= 200 && status < 300;
        }

        String code() {
            return body.path("error").path("code").asText("");
        }
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder().GET(), path);
    }

    Answer post(String path, Map<String, ?> body) {
        try {
            var text = JSON.writeValueAsString(body);
            return send(
                    HttpRequest.newBuilder()
                            .POST(HttpRequest.BodyPublishers.ofString(text))
                            .header("Content-Type", "application/json"),
                    path);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The body of a call that must succeed. */
    JsonNode required(String step, Answer answer) {
        if (!answer.succeeded()) {
            var message = answer.body().path("error").path("message").asText("no message");
            throw new ProvisionException(
                    "%s failed: the router answered %d %s: %s".formatted(step, answer.status(), answer.code(), message),
                    "Read the server's log; ./quickstart again repeats the step.",
                    serverLog);
        }
        return answer.body();
    }

    private Answer send(HttpRequest.Builder request, String path) {
        try {
            var response = client.send(
                    request.uri(base.resolve(path))
                            .timeout(LIMIT)
                            .header("Accept", "application/json")
                            .header("Authorization", "Bearer " + credential)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), parse(response.body()));
        } catch (IOException e) {
            throw new ProvisionException(
                    "The router did not answer " + path + ": " + e.getMessage(),
                    "Read the server's log.",
                    serverLog,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProvisionException("Interrupted.", "Run ./quickstart again.", serverLog, e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            var parsed = JSON.readTree(text);
            return parsed == null ? MissingNode.getInstance() : parsed;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
