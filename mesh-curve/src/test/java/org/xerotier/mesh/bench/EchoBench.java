package org.xerotier.mesh.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zeromq.ZMQ;

/** Runs every case with every library in turn, so many rounds, and prints the median round of each with its ratios. */
public final class EchoBench {

    private static final String LAST = "libzmq";

    private final List<Library> libraries;
    private final int rounds;
    private final String seconds;
    private final String warm;
    private final ZMQ.Curve.KeyPair keys = ZMQ.Curve.generateKeyPair();

    private EchoBench(List<Library> libraries, int rounds, String warm, String seconds) {
        this.libraries = libraries;
        this.rounds = rounds;
        this.warm = warm;
        this.seconds = seconds;
    }

    /** Rounds, warm-up, seconds, class path with jnacl first, class path with ours, libzmq's program or "-", case filter. */
    public static void main(String[] args) throws IOException {
        List<Library> libraries = new ArrayList<>();
        libraries.add(Library.java("jnacl", args[3]));
        libraries.add(Library.java("mesh-curve", args[4]));
        if (!args[5].equals("-")) {
            libraries.add(Library.nativeProgram(LAST, args[5]));
        }
        String filter = args.length > 6 ? args[6] : "";
        EchoBench bench = new EchoBench(libraries, Integer.parseInt(args[0]), args[1], args[2]);
        say("load before: %s", load());
        say("%-24s %-12s %10s %14s %14s %10s", "", "", "a second", "server us", "client us", "to libzmq");
        bench.echo(filter, "256 B, 1 peer", 1, 256, 1);
        bench.echo(filter, "256 B, 16 peers", 16, 256, 1);
        bench.echo(filter, "256 B, 1 peer, 100 ahead", 1, 256, 100);
        bench.echo(filter, "16 KiB, 1 peer", 1, 16_384, 1);
        bench.echo(filter, "16 KiB, 16 peers", 16, 16_384, 1);
        bench.handshakes(filter);
        say("load after: %s", load());
    }

    private void echo(String filter, String title, int peers, int bytes, int window) throws IOException {
        measure(filter, title, "echo", n(peers), n(bytes), n(window), warm, seconds);
    }

    private void handshakes(String filter) throws IOException {
        measure(filter, "connect, hand shake, echo", "connects", warm, "300");
    }

    private void measure(String filter, String title, String what, String... arguments) throws IOException {
        if (!title.contains(filter)) {
            return;
        }
        Map<Library, List<Measured>> all = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Library library : libraries) {
                all.computeIfAbsent(library, first -> new ArrayList<>())
                        .add(Measured.run(library, keys.secretKey, keys.publicKey, what, arguments));
            }
        }
        double reference = all.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(LAST))
                .mapToDouble(entry -> median(entry.getValue()).rate())
                .findFirst()
                .orElse(Double.NaN);
        all.forEach((library, results) -> {
            Measured middle = median(results);
            say(
                    "%-24s %-12s %,10.0f %,14.1f %,14.1f %10.2f%s",
                    title,
                    library.name(),
                    middle.rate(),
                    middle.serverMicros(),
                    middle.clientMicros(),
                    middle.rate() / reference,
                    middle.worstMillis() > 0 ? "  worst %.0f ms".formatted(middle.worstMillis()) : "");
        });
    }

    private static Measured median(List<Measured> results) {
        return results.stream()
                .sorted(Comparator.comparingDouble(Measured::rate))
                .skip((results.size() - 1) / 2)
                .findFirst()
                .orElseThrow();
    }

    private static String n(int number) {
        return Integer.toString(number);
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }

    private static void say(String line, Object... details) {
        System.out.printf(line + "%n", details);
    }
}
