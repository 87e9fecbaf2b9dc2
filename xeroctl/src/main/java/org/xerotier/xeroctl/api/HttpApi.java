package org.xerotier.xeroctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Unreachable.Reached;
import org.xerotier.xeroctl.context.Connection;
import org.xerotier.xeroctl.json.JsonLayout;

/**
 * The API over HTTP. It uses the JDK's oldest client on purpose: that one is ready a tenth of a second earlier than
 * its successor, which is most of what a short command takes.
 */
public final class HttpApi implements Api {
    static final String JSON = "application/json";

    private static final String EVENTS = "text/event-stream";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Three of the router's keep-alive comments. */
    private static final Duration EVENT_SILENCE = Duration.ofSeconds(45);

    private static final int PIECE = 1 << 16;

    static {
        // A request that was sent is never sent again behind our back: the invocation would run twice.
        System.setProperty("sun.net.http.retryPost", "false");
        System.setProperty("http.keepAlive", "false");
    }

    private final Connection connection;
    private final Duration answerWithin;
    private final String userAgent;

    public HttpApi(Connection connection, Duration answerWithin, String version) {
        this.connection = connection;
        this.answerWithin = answerWithin;
        this.userAgent = "xeroctl/" + version;
    }

    @Override
    public JsonNode call(ApiRequest request) {
        HttpURLConnection http = open(request, JSON, answerWithin);
        try {
            send(http, request.body());
            return Answers.json(http, statusOf(http));
        } catch (SocketTimeoutException fault) {
            throw noAnswer();
        } catch (IOException fault) {
            throw broken(fault);
        }
    }

    @Override
    public EventStream<InvocationEvent> events(String invocationId, long after) {
        ApiRequest request = ApiRequest.get("exec", "invocations", invocationId, "events");
        return events(request, after > 0 ? Long.toString(after) : null, InvocationEvent::of);
    }

    @Override
    public EventStream<ApprovalEvent> approvalEvents(@Nullable String after) {
        return events(ApiRequest.get("exec", "approvals", "events"), after, ApprovalEvent::of);
    }

    private <E> EventStream<E> events(ApiRequest request, @Nullable String after, EventReader.Maker<E> maker) {
        HttpURLConnection http = open(request, EVENTS, EVENT_SILENCE);
        try {
            if (after != null) {
                http.setRequestProperty("Last-Event-ID", after);
            }
            send(http, null);
            InputStream stream = Answers.stream(http, statusOf(http), EVENTS);
            return new PumpedEvents<>(stream, maker, http::disconnect);
        } catch (SocketTimeoutException fault) {
            throw noAnswer();
        } catch (IOException fault) {
            throw broken(fault);
        }
    }

    @Override
    public RawAnswer copy(ApiRequest request, Consumer<byte[]> target) {
        HttpURLConnection http = open(request, "application/octet-stream", EVENT_SILENCE);
        try {
            send(http, null);
            InputStream stream = Answers.stream(http, statusOf(http), null);
            boolean truncated = "true".equalsIgnoreCase(http.getHeaderField("X-Output-Truncated"));
            return new RawAnswer(copy(stream, target), truncated);
        } catch (SocketTimeoutException fault) {
            throw noAnswer();
        } catch (IOException fault) {
            throw broken(fault);
        }
    }

    private static long copy(InputStream stream, Consumer<byte[]> target) throws IOException {
        byte[] piece = new byte[PIECE];
        long copied = 0;
        int read = stream.read(piece);
        while (read >= 0) {
            target.accept(Arrays.copyOf(piece, read));
            copied += read;
            read = stream.read(piece);
        }
        return copied;
    }

    private HttpURLConnection open(ApiRequest request, String accept, Duration silence) {
        try {
            URL url = new URL(request.url(connection.baseUrl()));
            HttpURLConnection http = (HttpURLConnection) url.openConnection();
            http.setRequestMethod(request.method().name());
            http.setInstanceFollowRedirects(false);
            http.setConnectTimeout(millis(answerWithin.compareTo(CONNECT) < 0 ? answerWithin : CONNECT));
            http.setReadTimeout(millis(silence));
            if (!connection.apiKey().isEmpty()) {
                http.setRequestProperty("Authorization", "Bearer " + connection.apiKey());
            }
            http.setRequestProperty("Accept", accept);
            http.setRequestProperty("User-Agent", userAgent);
            request.headers().forEach(http::setRequestProperty);
            return http;
        } catch (IOException fault) {
            throw new Unreachable(Reached.NOTHING, "cannot use " + connection.baseUrl() + ": " + reason(fault));
        }
    }

    private void send(HttpURLConnection http, @Nullable JsonNode body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : JsonLayout.line(body).getBytes(StandardCharsets.UTF_8);
        if (body != null) {
            http.setRequestProperty("Content-Type", JSON);
            http.setDoOutput(true);
        }
        try {
            http.connect();
        } catch (IOException fault) {
            throw new Unreachable(
                    Reached.NOTHING, "cannot reach the router at " + connection.baseUrl() + ": " + reason(fault));
        }
        if (body != null) {
            http.getOutputStream().write(bytes);
        }
    }

    private static int statusOf(HttpURLConnection http) throws IOException {
        int status = http.getResponseCode();
        if (status < 0) {
            throw new IOException("the answer is not HTTP");
        }
        return status;
    }

    private Unreachable broken(IOException fault) {
        return new Unreachable(
                Reached.MAYBE_THE_ROUTER, "the connection to " + connection.baseUrl() + " broke: " + reason(fault));
    }

    private Unreachable noAnswer() {
        return new Unreachable(
                Reached.NO_ANSWER_IN_TIME, "no answer from " + connection.baseUrl() + " in the time given");
    }

    private static String reason(IOException fault) {
        String message = fault.getMessage();
        return message == null ? fault.getClass().getSimpleName() : message;
    }

    private static int millis(Duration time) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, time.toMillis()));
    }
}
