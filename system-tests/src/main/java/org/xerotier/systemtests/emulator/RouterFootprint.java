package org.xerotier.systemtests.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xerotier.systemtests.stack.Stack;

/**
 * What the router's process holds, after a collection.
 *
 * @param heapKib used heap
 * @param residentKib resident memory, which hardly ever shrinks
 */
record RouterFootprint(long heapKib, long residentKib, int threads, int descriptors) {

    private static final Pattern USED = Pattern.compile("used ([0-9]+)K");
    private static final double TICKS_PER_SECOND = 100;

    static RouterFootprint of(Stack stack) {
        long pid = pid(stack);
        jcmd(pid, "GC.run");
        Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("the JVM does not say how much heap is used");
        }
        try (var descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return new RouterFootprint(
                    Long.parseLong(used.group(1)), status(pid, "VmRSS"), (int) status(pid, "Threads"), (int)
                            descriptors.count());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Seconds of processor time the router has used. */
    static double cpuSeconds(Stack stack) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid(stack)), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static long pid(Stack stack) {
        return stack.domain().process().orElseThrow().pid();
    }

    private static long status(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith(field + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private static String jcmd(long pid, String command) {
        try {
            Process jcmd = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public String toString() {
        return "heap %d MiB, resident %d MiB, %d threads, %d descriptors"
                .formatted(heapKib / 1_024, residentKib / 1_024, threads, descriptors);
    }
}
