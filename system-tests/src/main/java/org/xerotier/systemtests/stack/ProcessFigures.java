package org.xerotier.systemtests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a process costs, from {@code /proc}, and what its virtual machine says of itself. */
public final class ProcessFigures {

    private static final double TICKS_PER_SECOND = 100;
    private static final long JCMD_SECONDS = 60;

    private ProcessFigures() {}

    /** Seconds of processor time used so far by a process and its descendants, user and system. */
    public static double cpuSeconds(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToDouble(each -> cpuSecondsOfOne(each.pid()))
                .sum();
    }

    private static double cpuSecondsOfOne(long pid) {
        try {
            String stat = Files.readString(proc(pid).resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException gone) {
            return 0;
        }
    }

    /** A number of {@code /proc/PID/status}, such as {@code VmRSS} in KiB. */
    public static long status(long pid, String field) {
        try (Stream<String> lines = Files.lines(proc(pid).resolve("status"))) {
            return lines.filter(line -> line.startsWith(field + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public static int descriptors(long pid) {
        try (Stream<Path> open = Files.list(proc(pid).resolve("fd"))) {
            return (int) open.count();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** What the JDK's {@code jcmd} prints for a command, such as {@code GC.heap_info}. */
    public static String jcmd(long pid, String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!jcmd.waitFor(JCMD_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("jcmd did not end");
            }
            return output;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static Path proc(long pid) {
        return Path.of("/proc", Long.toString(pid));
    }
}
