package org.xerotier.xem.enroll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonMapping;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;

/** Asks the router over HTTP. Answers are bounded in time and size; redirects are not followed with secrets in hand. */
public final class RouterHttp {

    private static final int MAX_ANSWER = 1 << 18;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);
    private static final JsonNode NOTHING = JsonNodeFactory.instance.objectNode();

    /**
     * @param status HTTP status
     * @param body the JSON object, empty if there was none
     * @param retryAfterSeconds as asked by the router, 0 if not
     */
    record Answer(int status, JsonNode body, long retryAfterSeconds) {

        boolean isSuccess() {
            return status / 100 == 2;
        }

        /** Waiting and asking again may help. */
        boolean isPassing() {
            return status >= 500 || status == 429 || status == 408;
        }

        String code() {
            return body.path("error").path("code").asText("http_" + status);
        }

        String message() {
            return body.path("error").path("message").asText("the router answered HTTP " + status + ".");
        }
    }

    private final URI router;
    private final Executor executor;
    private final @Nullable SSLContext trust;
    private final Duration limit;

    /** @param trust null for the platform's own certificates */
    public RouterHttp(URI router, Executor executor, @Nullable SSLContext trust) {
        this(router, executor, trust, LIMIT);
    }

    /** @param limit of one question and its whole answer */
    RouterHttp(URI router, Executor executor, @Nullable SSLContext trust, Duration limit) {
        this.limit = limit;
        this.router = router;
        this.executor = executor;
        this.trust = trust;
    }

    /** By the platform's certificates, or by none at all. */
    public static RouterHttp to(URI router, boolean anyCertificate, ThreadFactory threads) {
        return new RouterHttp(
                router, Executors.newCachedThreadPool(threads), anyCertificate ? AnyCertificate.context() : null);
    }

    Answer post(String path, ObjectNode body, Optional<String> bearer) throws IOException, InterruptedException {
        String base = router.toString().replaceAll("/+$", "");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(limit)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JsonMapping.bytes(body)));
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        HttpResponse<byte[]> response = ask(request.build(), limit);
        return new Answer(response.statusCode(), parse(response.body()), retryAfter(response));
    }

    /** The client's own time limit ends with the headers; an answer that stalls behind them must end as well. */
    private HttpResponse<byte[]> ask(HttpRequest request, Duration longest) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request, headers -> new BoundedBody(MAX_ANSWER));
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stalled) {
            throw new HttpTimeoutException("no whole answer within " + longest.toMillis() + " ms");
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            throw cause instanceof IOException fault ? fault : new IOException(String.valueOf(cause), cause);
        } finally {
            answer.cancel(true);
        }
    }

    /** What time it is for the router, to the second; empty if it does not say. Any answer will do. */
    public Optional<Instant> time() throws IOException, InterruptedException {
        String base = router.toString().replaceAll("/+$", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/health/live"))
                .timeout(TIME_LIMIT)
                .GET()
                .build();
        HttpResponse<byte[]> answer = ask(request, TIME_LIMIT);
        return answer.headers().firstValue("Date").flatMap(RouterHttp::date);
    }

    private static Optional<Instant> date(String header) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** A client for one request: enrolment is rare, and an idle client would keep its threads. */
    private HttpClient client() {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(executor);
        if (trust != null) {
            builder.sslContext(trust);
        }
        return builder.build();
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            return bytes.length == 0 || bytes.length > MAX_ANSWER
                    ? NOTHING
                    : StrictJson.parseObject(bytes, JsonLimits.REQUEST);
        } catch (JsonRefused notJson) {
            return NOTHING;
        }
    }

    private static long retryAfter(HttpResponse<?> response) {
        String header = response.headers().firstValue("Retry-After").orElse("0");
        return header.matches("[0-9]{1,5}") ? Long.parseLong(header) : 0;
    }
}
