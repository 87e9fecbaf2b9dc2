package org.xerotier.router.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of an SMTP server as a mail needs: takes mails, or refuses recipients, and keeps what was said. */
final class SmtpServer implements AutoCloseable {

    final List<String> said = new CopyOnWriteArrayList<>();
    final List<String> mails = new CopyOnWriteArrayList<>();
    volatile boolean isRefusing;
    private final ServerSocket door;

    SmtpServer() {
        try {
            door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread porter = new Thread(this::serve, "smtp");
        porter.setDaemon(true);
        porter.start();
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket guest = door.accept();
                    BufferedReader in =
                            new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.UTF_8));
                    Writer out = new java.io.OutputStreamWriter(guest.getOutputStream(), StandardCharsets.UTF_8)) {
                talk(in, out);
            } catch (IOException e) {
                // The door was closed, or the guest left in the middle of a sentence.
            }
        }
    }

    private void talk(BufferedReader in, Writer out) throws IOException {
        say(out, "220 test");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            said.add(line);
            if (line.startsWith("RCPT") && isRefusing) {
                say(out, "550 no such person");
            } else if (line.equals("DATA")) {
                say(out, "354 go on");
                mails.add(read(in));
                say(out, "250 taken");
            } else if (line.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 fine");
            }
        }
    }

    private static String read(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static void say(Writer out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
