package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What every Linux host can answer from {@code /proc} alone, with no program installed. */
final class HostBuiltins {

    private static final Path PROC = Path.of("/proc");
    private static final Set<String> NOT_DISKS = Set.of(
            "proc",
            "sysfs",
            "cgroup",
            "cgroup2",
            "devpts",
            "mqueue",
            "debugfs",
            "tracefs",
            "securityfs",
            "pstore",
            "bpf",
            "configfs",
            "fusectl",
            "hugetlbfs",
            "binfmt_misc",
            "autofs",
            "rpc_pipefs",
            "nsfs",
            "efivarfs",
            "selinuxfs",
            "squashfs",
            "devtmpfs");

    private HostBuiltins() {}

    static void uptime(BuiltinCall call) throws IOException {
        String[] uptime = Files.readString(PROC.resolve("uptime")).strip().split(" ");
        String[] load = Files.readString(PROC.resolve("loadavg")).strip().split(" ");
        Duration up = Duration.ofMillis((long) (Double.parseDouble(uptime[0]) * 1_000));
        String host = Files.readString(PROC.resolve("sys/kernel/hostname")).strip();
        String kernel = Files.readString(PROC.resolve("sys/kernel/osrelease")).strip();
        call.print("""
                host       %s
                kernel     Linux %s
                up         %s
                load       %s (1 min)  %s (5 min)  %s (15 min)
                processors %d
                tasks      %s running/total
                """.formatted(
                        host,
                        kernel,
                        humanTime(up),
                        load[0],
                        load[1],
                        load[2],
                        Runtime.getRuntime().availableProcessors(),
                        load[3]));
    }

    static String humanTime(Duration time) {
        return "%d days, %d:%02d:%02d"
                .formatted(time.toDays(), time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
    }

    static void memory(BuiltinCall call) throws IOException {
        Map<String, Long> memory = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PROC.resolve("meminfo"))) {
            String[] words = line.split("\\s+");
            if (words.length >= 2) {
                memory.put(words[0].replace(":", ""), Long.parseLong(words[1]) * 1_024);
            }
        }
        long total = memory.getOrDefault("MemTotal", 0L);
        long available = memory.getOrDefault("MemAvailable", memory.getOrDefault("MemFree", 0L));
        long swap = memory.getOrDefault("SwapTotal", 0L);
        long swapFree = memory.getOrDefault("SwapFree", 0L);
        call.print("%-8s %12s %12s %12s %6s%n".formatted("", "total", "used", "available", "used%"));
        call.print(row("memory", total, available));
        call.print(row("swap", swap, swapFree));
        call.print("%-8s %12s cached, %s dirty%n"
                .formatted("", human(memory.getOrDefault("Cached", 0L)), human(memory.getOrDefault("Dirty", 0L))));
    }

    static void disk(BuiltinCall call) throws IOException {
        call.print(
                "%12s %12s %12s %6s  %-10s %s%n".formatted("size", "used", "available", "used%", "type", "mounted on"));
        List<String> mounts = Files.readAllLines(PROC.resolve("self/mounts"));
        Set<String> seen = new java.util.HashSet<>();
        for (String mount : mounts) {
            String[] words = mount.split(" ");
            if (words.length >= 3 && !NOT_DISKS.contains(words[2]) && seen.add(words[0] + words[2])) {
                printDisk(call, Path.of(words[1].replace("\\040", " ")), words[2]);
            }
        }
    }

    private static void printDisk(BuiltinCall call, Path place, String type) throws IOException {
        long size;
        long available;
        try {
            size = Files.getFileStore(place).getTotalSpace();
            available = Files.getFileStore(place).getUsableSpace();
        } catch (IOException hidden) {
            return;
        }
        if (size > 0) {
            call.print("%12s %12s %12s %5d%%  %-10s %s%n"
                    .formatted(
                            human(size),
                            human(size - available),
                            human(available),
                            percent(size - available, size),
                            type,
                            place));
        }
    }

    private static String row(String name, long total, long available) {
        return "%-8s %12s %12s %12s %5d%%%n"
                .formatted(
                        name,
                        human(total),
                        human(total - available),
                        human(available),
                        percent(total - available, total));
    }

    private static long percent(long part, long whole) {
        return whole == 0 ? 0 : Math.round(100.0 * part / whole);
    }

    static String human(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1_024 && unit < units.length - 1) {
            value /= 1_024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : "%.1f %s".formatted(value, units[unit]);
    }
}
