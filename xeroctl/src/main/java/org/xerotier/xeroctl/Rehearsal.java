package org.xerotier.xeroctl;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.xerotier.xeroctl.desk.Pause;
import org.xerotier.xeroctl.desk.ShutdownInterrupts;
import org.xerotier.xeroctl.terminal.Streams;

/**
 * Runs the common commands against canned answers, so that the class-data archive made when this program ends has what
 * they need. Started by the build and by the start script, never by a user.
 */
final class Rehearsal {
    private static final String[][] COMMANDS = {
        {"--version"},
        {"status"},
        {"status", "-o", "json"},
        {"exec", "list"},
        {"exec", "tools", "-o", "wide"},
        {"exec", "show", "inv_1"},
        {"exec", "invoke", "host.uptime", "-w", "ops", "--arg", "a=1"},
        {"exec", "watch", "inv_1", "--timeout", "5s"},
        {"exec", "cancel", "inv_1", "--dry-run"},
        {"exec", "raw", "missing"},
        {"agents", "join-keys", "create", "--name", "a"},
        {"workspaces", "list"},
        {"approvals", "list"},
        {"config", "list"},
        {"exec", "invoke", "--help"},
        {"exec", "nonsense"},
    };

    private Rehearsal() {}

    /** The argument names the file that says which Java and which jar the archive is for; the start script reads it. */
    public static void main(String[] args) throws IOException {
        try (ServerSocket router = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            Thread answers = new Thread(() -> answer(router), "rehearsal-router");
            answers.setDaemon(true);
            answers.start();
            for (String[] command : COMMANDS) {
                Main.run(command, surroundings(router.getLocalPort()));
            }
        }
        if (args.length == 1) {
            Path java = Path.of(System.getProperty("java.home"), "bin", "java").toRealPath();
            Files.writeString(Path.of(args[0]), java + "\n" + System.getProperty("java.class.path") + "\n");
        }
    }

    private static Surroundings surroundings(int port) {
        return new Surroundings(
                Map.of("XEROCTL_BASE_URL", "http://127.0.0.1:" + port + "/demo/v1", "XEROCTL_API_KEY", "xero_demo_x"),
                Path.of("/nonexistent"),
                new ByteArrayInputStream(new byte[0]),
                new Streams(OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), true, true, 80),
                new ShutdownInterrupts(),
                Clock.systemUTC(),
                Pause.real(),
                () -> "rehearsal");
    }

    private static void answer(ServerSocket router) {
        while (!router.isClosed()) {
            try (Socket caller = router.accept()) {
                answer(caller);
            } catch (IOException over) {
                return;
            }
        }
    }

    private static void answer(Socket caller) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        String request = reader.readLine();
        int length = 0;
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            length = line.startsWith("Content-Length:")
                    ? Integer.parseInt(line.substring(15).trim())
                    : length;
        }
        for (int i = 0; i < length; i++) {
            if (reader.read() < 0) {
                throw new UncheckedIOException(new IOException("the request is cut off"));
            }
        }
        caller.getOutputStream().write(response(String.valueOf(request)).getBytes(StandardCharsets.UTF_8));
    }

    private static String response(String request) {
        if (request.contains("missing")) {
            return http(
                    "404 Not Found", "application/json", "{\"error\":{\"message\":\"no\",\"code\":\"x_not_found\"}}");
        }
        if (request.contains("/events")) {
            String done = "\"stdout_bytes\":3,\"stderr_bytes\":0}\n\n";
            return http(
                    "200 OK",
                    "text/event-stream",
                    ": hello\n\nid: 1\nevent: x_exec.progress\n"
                            + "data: {\"stream\":\"stdout\",\"offset\":0,\"text\":\"up\\n\"}\n\n"
                            + "id: 2\nevent: x_exec.completed\ndata: {\"exit_code\":0," + done);
        }
        String invocation =
                "\"id\":\"inv_1\",\"status\":\"completed\",\"tool\":\"host.uptime\",\"execution_id\":\"exe_1\","
                        + "\"args\":{\"a\":1},\"exit_code\":0,\"started_at\":\"2026-01-01T00:00:00.1Z\","
                        + "\"ended_at\":\"2026-01-01T00:00:00.2Z\",\"created_at\":\"2026-01-01T00:00:00Z\"";
        return http(
                "200 OK",
                "application/json",
                "{" + invocation + ",\"data\":[{" + invocation + "}],"
                        + "\"project\":{\"name\":\"demo\"},\"invocations\":{\"queued\":0},\"has_more\":true}");
    }

    private static String http(String status, String type, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + body;
    }
}
