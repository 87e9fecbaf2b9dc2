package org.xerotier.systemtests.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was done, and keeps what was strange. */
final class Tally {

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> oddities = new ArrayList<>();
    private final long began = System.nanoTime();

    synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    synchronized int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    synchronized int ofAll(String prefix) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Something that is no violation and should not be. */
    synchronized void odd(String what) {
        oddities.add("%.1f s: %s".formatted(seconds(), what));
        System.out.println("odd: " + what);
    }

    synchronized Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    synchronized List<String> oddities() {
        return List.copyOf(oddities);
    }

    double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }
}
