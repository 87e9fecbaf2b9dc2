package org.xerotier.systemtests.emulator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xerotier.systemtests.stack.ProcessFigures;
import org.xerotier.systemtests.stack.Stack;

/**
 * What the router's process holds, after a collection.
 *
 * @param heapKib used heap
 * @param residentKib resident memory, which hardly ever shrinks
 */
record RouterFootprint(long heapKib, long residentKib, int threads, int descriptors) {

    private static final Pattern USED = Pattern.compile("used ([0-9]+)K");

    static RouterFootprint of(Stack stack) {
        long pid = pid(stack);
        ProcessFigures.jcmd(pid, "GC.run");
        Matcher used = USED.matcher(ProcessFigures.jcmd(pid, "GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("the JVM does not say how much heap is used");
        }
        return new RouterFootprint(
                Long.parseLong(used.group(1)),
                ProcessFigures.status(pid, "VmRSS"),
                (int) ProcessFigures.status(pid, "Threads"),
                ProcessFigures.descriptors(pid));
    }

    /** Seconds of processor time the router has used. */
    static double cpuSeconds(Stack stack) {
        return ProcessFigures.cpuSeconds(ProcessHandle.of(pid(stack)).orElseThrow());
    }

    private static long pid(Stack stack) {
        return stack.domain().process().orElseThrow().pid();
    }

    @Override
    public String toString() {
        return "heap %d MiB, resident %d MiB, %d threads, %d descriptors"
                .formatted(heapKib / 1_024, residentKib / 1_024, threads, descriptors);
    }
}
