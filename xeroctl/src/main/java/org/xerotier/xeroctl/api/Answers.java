package org.xerotier.xeroctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Unreachable.Reached;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.json.NotJson;

/** Reads what came back, and tells an answer from a refusal and from something that is no router at all. */
final class Answers {
    /** The largest JSON answer of the API is a page of a hundred invocations with their outputs. */
    static final int LARGEST = 16 << 20;

    private Answers() {}

    static JsonNode json(HttpURLConnection http, int status) throws IOException {
        if (status / 100 != 2) {
            throw refusal(http, status);
        }
        byte[] bytes = bytes(http.getInputStream());
        if (bytes.length == 0) {
            return Json.object();
        }
        try {
            return Json.read(bytes);
        } catch (NotJson fault) {
            throw somethingElse(http, status);
        }
    }

    /** The body as a stream, if the status and (when given) the media type are what was hoped for. */
    static InputStream stream(HttpURLConnection http, int status, @Nullable String mediaType) throws IOException {
        if (status / 100 != 2) {
            throw refusal(http, status);
        }
        if (mediaType != null && !mediaTypeOf(http).equals(mediaType)) {
            throw somethingElse(http, status);
        }
        return http.getInputStream();
    }

    private static RuntimeException refusal(HttpURLConnection http, int status) throws IOException {
        try {
            InputStream stream = http.getErrorStream();
            JsonNode body = Json.read(stream == null ? new byte[0] : bytes(stream));
            JsonNode error = body.path("error").isObject() ? body.path("error") : body;
            String message = firstOf(error, "message", "detail", "title");
            if (message.isEmpty()) {
                return somethingElse(http, status);
            }
            String code = firstOf(error, "code", "type");
            String param = firstOf(error, "param");
            return new ApiRefusal(
                    status,
                    code.isEmpty() ? "http_" + status : code,
                    message,
                    param.isEmpty() ? null : param,
                    http.getHeaderField("X-Request-ID"));
        } catch (NotJson fault) {
            return somethingElse(http, status);
        }
    }

    private static RuntimeException somethingElse(HttpURLConnection http, int status) {
        if (status == 502 || status == 503 || status == 504) {
            return new Unreachable(Reached.MAYBE_THE_ROUTER, "the router is not up yet: HTTP " + status);
        }
        String type = mediaTypeOf(http);
        return new Unreachable(
                Reached.SOMETHING_ELSE,
                "what answers there is not a Xerotier router: HTTP " + status + (type.isEmpty() ? "" : ", " + type));
    }

    private static String mediaTypeOf(HttpURLConnection http) {
        String type = http.getContentType();
        if (type == null) {
            return "";
        }
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).trim().toLowerCase(Locale.ROOT);
    }

    private static String firstOf(JsonNode node, String... members) {
        for (String member : members) {
            if (node.path(member).isTextual()) {
                return node.path(member).textValue();
            }
        }
        return "";
    }

    private static byte[] bytes(InputStream stream) throws IOException {
        try (stream) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("the answer is longer than " + LARGEST + " bytes");
            }
            return bytes;
        }
    }
}
