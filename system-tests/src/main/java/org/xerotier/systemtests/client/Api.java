package org.xerotier.systemtests.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The router as a client library would call it. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(150);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI base;
    private final @Nullable String key;

    /** @param base {@code http://host:port} */
    public Api(URI base, @Nullable String key) {
        this.base = base;
        this.key = key;
    }

    public Api withKey(@Nullable String other) {
        return new Api(base, other);
    }

    /** The API key or token this caller sends. */
    public @Nullable String credential() {
        return key;
    }

    public URI base() {
        return base;
    }

    /** Status, body as JSON (missing if it is none) and as bytes. */
    public record Answer(int status, JsonNode json, byte[] bytes, Map<String, String> headers) {

        public String code() {
            return json.path("error").path("code").asText("");
        }

        /** The answer, if it has this status. */
        public Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError(
                        "expected %d, got %d: %s".formatted(wanted, status, new String(bytes, StandardCharsets.UTF_8)));
            }
            return this;
        }
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    public Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> answered = new LinkedHashMap<>();
            response.headers().map().forEach((name, values) -> answered.put(name, values.get(0)));
            return new Answer(response.statusCode(), parse(response.body()), response.body(), answered);
        } catch (IOException fault) {
            throw new UncheckedIOException(method + " " + path + ": " + fault.getMessage(), fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Opens a stream that stays open; the caller closes it. */
    public InputStream stream(String path, Map<String, String> headers) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                http.send(request("GET", path, null, headers), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError("GET %s answered %d".formatted(path, response.statusCode()));
        }
        return response.body();
    }

    private HttpRequest request(String method, String path, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        return request.method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static JsonNode parse(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
