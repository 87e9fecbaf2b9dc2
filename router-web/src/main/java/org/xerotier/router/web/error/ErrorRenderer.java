package org.xerotier.router.web.error;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.RouterException;

/** The one place an error body is made, in either of its two forms. */
final class ErrorRenderer {

    static final String PROBLEM = "application/problem+json";

    private static final Duration LATER = Duration.ofSeconds(1);
    private static final int LATEST_FACTOR = 30;

    private ErrorRenderer() {}

    /**
     * @param accept the request's {@code Accept} header
     * @param requestId of the request, so that a report of the error finds the log
     */
    static ErrorAnswer render(RouterException refusal, @Nullable String accept, String requestId) {
        boolean asProblem = accept != null && accept.contains(PROBLEM);
        Optional<Duration> comeBack = comeBack(refusal);
        ObjectNode body = asProblem ? problem(refusal, requestId) : envelope(refusal);
        comeBack.ifPresent(after -> strategy(asProblem ? body : (ObjectNode) body.get("error"), after));
        Map<String, String> headers = new TreeMap<>();
        comeBack.ifPresent(after -> headers.put("Retry-After", String.valueOf(seconds(after))));
        if (refusal.code().status() == 401) {
            headers.put("WWW-Authenticate", "Bearer");
        }
        return new ErrorAnswer(
                refusal.code().status(),
                asProblem ? PROBLEM : "application/json",
                headers,
                body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode envelope(RouterException refusal) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error");
        error.put("message", refusal.getMessage());
        error.put("type", type(refusal.code().status()));
        error.put("code", refusal.code().code());
        refusal.param().ifPresent(param -> error.put("param", param));
        return body;
    }

    private static ObjectNode problem(RouterException refusal, String requestId) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "urn:xerotier:error:" + refusal.code().code());
        body.put("title", refusal.code().title());
        body.put("status", refusal.code().status());
        body.put("detail", refusal.getMessage());
        body.put("instance", "urn:xerotier:request:" + requestId);
        body.put("code", refusal.code().code());
        body.put("retryable", refusal.code().retryable());
        refusal.param().ifPresent(param -> body.put("param", param));
        return body;
    }

    private static void strategy(ObjectNode into, Duration after) {
        into.put("retry_after", seconds(after));
        ObjectNode strategy = into.putObject("retry_strategy");
        strategy.put("type", "exponential");
        strategy.put("initial_delay_ms", after.toMillis());
        strategy.put("max_delay_ms", after.multipliedBy(LATEST_FACTOR).toMillis());
        strategy.put("multiplier", 2);
        strategy.put("jitter", true);
    }

    /** Every 429 says when to come back, and every failure that may pass by itself. */
    private static Optional<Duration> comeBack(RouterException refusal) {
        if (refusal.retryAfter().isPresent()) {
            return refusal.retryAfter();
        }
        int status = refusal.code().status();
        return status == 429 || status == 503 && refusal.code().retryable() ? Optional.of(LATER) : Optional.empty();
    }

    private static long seconds(Duration after) {
        return Math.max(1, after.plusMillis(999).toSeconds());
    }

    static String type(int status) {
        if (status == 401 || status == 403) {
            return "authentication_error";
        }
        if (status == 429) {
            return "rate_limit_error";
        }
        return status >= 500 ? "server_error" : "invalid_request_error";
    }
}
