package org.xerotier.router.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.xerotier.router.kernel.Ticker;

/** Gets a short document over HTTPS: no redirects, no credentials, bounded in size and in time. */
final class HttpFetch implements FetchedKeys.Fetch {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final Duration ALTOGETHER = Duration.ofSeconds(5);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final URI place;
    private final Ticker ticker;

    HttpFetch(URI place, Ticker ticker) {
        this.place = requireSafe(place);
        this.ticker = ticker;
    }

    /** Keys that came in clear could be anybody's; only this machine may do without TLS. */
    static URI requireSafe(URI place) {
        String scheme = String.valueOf(place.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(place.getHost()).toLowerCase(Locale.ROOT);
        boolean safe = scheme.equals("https") || scheme.equals("http") && LOOPBACK.contains(host);
        if (!safe || place.getHost() == null || place.getUserInfo() != null) {
            throw new IllegalArgumentException("a key set is fetched over https (http only from this machine itself)");
        }
        return place;
    }

    @Override
    public byte[] fetch() throws IOException {
        long began = ticker.nanos();
        HttpURLConnection connection = (HttpURLConnection) place.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/json");
        try {
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("the issuer answered " + connection.getResponseCode());
            }
            try (InputStream body = connection.getInputStream()) {
                return read(body, began);
            }
        } finally {
            connection.disconnect();
        }
    }

    private byte[] read(InputStream body, long began) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        byte[] piece = new byte[4_096];
        for (int n = body.read(piece); n >= 0; n = body.read(piece)) {
            document.write(piece, 0, n);
            if (document.size() > KeySet.MAX_BYTES) {
                throw new IOException("the key set is longer than " + KeySet.MAX_BYTES + " bytes");
            }
            if (ticker.nanos() - began > ALTOGETHER.toNanos()) {
                throw new IOException("the key set took longer than " + ALTOGETHER.toSeconds() + " seconds");
            }
        }
        return document.toByteArray();
    }
}
