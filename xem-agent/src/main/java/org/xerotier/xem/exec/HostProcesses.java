package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The busiest processes, from {@code /proc}. Names only: command lines hold passwords more often than they should.
 */
final class HostProcesses {

    private static final Path PROC = Path.of("/proc");
    private static final long TICKS_PER_SECOND = 100;
    private static final long PAGE = 4_096;

    private HostProcesses() {}

    private record Line(long pid, String user, String state, long threads, long memory, long cpuTicks, String name) {}

    static void list(BuiltinCall call) throws IOException {
        List<Line> lines = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                try {
                    lines.add(read(process));
                } catch (IOException | IndexOutOfBoundsException | NumberFormatException ended) {
                    continue;
                }
            }
        }
        String wanted = call.text("name");
        Comparator<Line> order = call.text("sort").equals("cpu")
                ? Comparator.comparingLong(Line::cpuTicks).reversed()
                : Comparator.comparingLong(Line::memory).reversed();
        call.print("%8s %-12s %s %7s %12s %14s %s%n"
                .formatted("pid", "user", "s", "threads", "memory", "cpu time", "name"));
        lines.stream()
                .filter(line -> line.name().contains(wanted))
                .sorted(order)
                .limit(call.number("limit", 20))
                .map(HostProcesses::format)
                .forEachOrdered(text -> {
                    try {
                        call.print(text);
                    } catch (IOException fault) {
                        throw new java.io.UncheckedIOException(fault);
                    }
                });
        call.print("%d processes in all%n".formatted(lines.size()));
    }

    private static String format(Line line) {
        return "%8d %-12s %s %7d %12s %14s %s%n"
                .formatted(
                        line.pid(),
                        line.user(),
                        line.state(),
                        line.threads(),
                        HostBuiltins.human(line.memory()),
                        HostBuiltins.humanTime(Duration.ofMillis(line.cpuTicks() * 1_000 / TICKS_PER_SECOND))
                                .replace("0 days, ", ""),
                        line.name());
    }

    /** Fields of {@code stat} as proc(5) numbers them; the name in parentheses may hold anything. */
    private static Line read(Path process) throws IOException {
        String stat = Files.readString(process.resolve("stat"));
        int close = stat.lastIndexOf(')');
        String name = stat.substring(stat.indexOf('(') + 1, close).replaceAll("\\p{Cntrl}", "?");
        String[] rest = stat.substring(close + 2).split(" ");
        return new Line(
                Long.parseLong(process.getFileName().toString()),
                Files.getOwner(process).getName(),
                rest[0],
                Long.parseLong(rest[17]),
                Long.parseLong(rest[21]) * PAGE,
                Long.parseLong(rest[11]) + Long.parseLong(rest[12]),
                name);
    }
}
