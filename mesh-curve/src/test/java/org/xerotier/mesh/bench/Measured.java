package org.xerotier.mesh.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What one run of a client gave: how many in how long, and the processor time of both processes meanwhile. */
record Measured(long count, double seconds, double serverCpu, double clientCpu, double worstMillis) {

    private static final double TICKS_PER_SECOND = 100;

    double rate() {
        return count / seconds;
    }

    double serverMicros() {
        return serverCpu * 1e6 / count;
    }

    double clientMicros() {
        return clientCpu * 1e6 / count;
    }

    static Measured run(Library library, String secret, String open, String what, String... arguments)
            throws IOException {
        Process server = new ProcessBuilder(Library.with(library.server(), secret, open))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = reader(server)) {
            String port = said.readLine();
            if (port == null) {
                throw new IOException(library.name() + "'s server did not start");
            }
            return client(library, server, Library.with(Library.with(library.client(), what, port, open), arguments));
        } finally {
            server.destroyForcibly();
        }
    }

    private static Measured client(Library library, Process server, java.util.List<String> command) throws IOException {
        Process client = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = reader(client)) {
            if (!"begin".equals(said.readLine())) {
                throw new IOException(library.name() + "'s client did not begin");
            }
            double serverBefore = cpu(server);
            double clientBefore = cpu(client);
            String end = said.readLine();
            double serverCpu = cpu(server) - serverBefore;
            double clientCpu = cpu(client) - clientBefore;
            if (end == null || !end.startsWith("end ")) {
                throw new IOException(library.name() + "'s client did not end: " + end);
            }
            String[] words = end.split(" ");
            String worst = said.readLine();
            return new Measured(
                    Long.parseLong(words[1]),
                    Double.parseDouble(words[2]),
                    serverCpu,
                    clientCpu,
                    worst == null ? 0 : Double.parseDouble(worst.split(" ")[1]));
        } finally {
            client.destroyForcibly();
        }
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static double cpu(Process process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException gone) {
            return Double.NaN;
        }
    }
}
