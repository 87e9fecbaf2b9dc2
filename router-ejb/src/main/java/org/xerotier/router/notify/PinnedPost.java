package org.xerotier.router.notify;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST over a connection to an address that was checked before. The client of the JDK looks names up itself, so it
 * cannot be held to the checked address; this one is, and does little else: no proxy, no redirect, no reuse, no reading
 * beyond the status line. The certificate is checked against the URL's host, which is also what SNI and {@code Host} say.
 */
final class PinnedPost {

    private static final int LONGEST_STATUS_LINE = 1_024;

    private final SSLSocketFactory tls;
    private final ScheduledExecutorService alarms;
    private final Duration timeout;

    PinnedPost(SSLSocketFactory tls, ScheduledExecutorService alarms, Duration timeout) {
        this.tls = tls;
        this.alarms = alarms;
        this.timeout = timeout;
    }

    /** The status of the answer. Everything together, a slow drip included, ends with the timeout. */
    int send(WebhookUrl url, InetAddress address, Map<String, String> headers, byte[] body) throws IOException {
        int millis = (int) timeout.toMillis();
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            AtomicBoolean isLate = new AtomicBoolean();
            Future<?> alarm = alarms.schedule(
                    () -> {
                        isLate.set(true);
                        close(socket);
                    },
                    millis,
                    TimeUnit.MILLISECONDS);
            try {
                socket.setSoTimeout(millis);
                socket.connect(new InetSocketAddress(address, url.port()), millis);
                return exchange(url.isSecure() ? secured(socket, url) : socket, url, headers, body);
            } catch (IOException e) {
                if (isLate.get()) {
                    throw new InterruptedIOException("no answer within " + timeout.toSeconds() + " seconds");
                }
                throw e;
            } finally {
                alarm.cancel(false);
            }
        }
    }

    private SSLSocket secured(Socket socket, WebhookUrl url) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, url.host(), url.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!url.isLiteral()) {
            parameters.setServerNames(List.of(new SNIHostName(url.host())));
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static int exchange(Socket socket, WebhookUrl url, Map<String, String> headers, byte[] body)
            throws IOException {
        StringBuilder head = new StringBuilder("POST ").append(url.target()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(url.authority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\nConnection: close\r\n\r\n");
        OutputStream out = socket.getOutputStream();
        byte[] start = head.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[start.length + body.length];
        System.arraycopy(start, 0, message, 0, start.length);
        System.arraycopy(body, 0, message, start.length, body.length);
        out.write(message);
        out.flush();
        return status(socket.getInputStream());
    }

    private static int status(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int octet = in.read();
        while (octet >= 0 && octet != '\n' && line.length() < LONGEST_STATUS_LINE) {
            line.append((char) octet);
            octet = in.read();
        }
        if (octet != '\n' || !line.toString().stripTrailing().matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            throw new IOException("the answer is not HTTP/1.1");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed for all that matters here: whoever reads from it is told.
        }
    }
}
