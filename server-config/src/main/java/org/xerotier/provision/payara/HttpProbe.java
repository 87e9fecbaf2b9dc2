package org.xerotier.provision.payara;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One look at a URL: the status code, or -1 when nobody answers. */
public final class HttpProbe {
    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 5_000;
    private static final int SUMMARY_LIMIT = 500;
    private static final int BODY_LIMIT = 64 * 1024;

    private HttpProbe() {}

    public static int status(URI url) {
        return look(url).status();
    }

    /** The status and at most 64 KiB of the body. */
    public record Answer(int status, String body) {
        /** The body in a few words; pages for browsers are left out. */
        String summary() {
            var text = body.strip();
            return text.startsWith("<") ? "" : text.substring(0, Math.min(text.length(), SUMMARY_LIMIT));
        }
    }

    public static Answer look(URI url) {
        try {
            var connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setInstanceFollowRedirects(false);
            try {
                var status = connection.getResponseCode();
                try (var body = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                    var bytes = body == null ? new byte[0] : body.readNBytes(BODY_LIMIT);
                    return new Answer(status, new String(bytes, StandardCharsets.UTF_8));
                }
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return new Answer(-1, String.valueOf(e.getMessage()));
        }
    }
}
