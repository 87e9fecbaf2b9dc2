package org.xerotier.systemtests.emulator;

import java.util.Arrays;

/** What happened since the last line was printed. Belongs to the thread that steps the agents. */
final class Tally {

    private static final int MOST = 100_000;

    final String boot = Long.toString(System.nanoTime(), 36);
    long connects;
    long drops;
    long refused;
    long calls;
    private long hellos;
    private long slowestHello;
    private final long[] renewals = new long[MOST];
    private int count;

    void hello(long millis) {
        hellos++;
        slowestHello = Math.max(slowestHello, millis);
    }

    void renewal(long millis) {
        if (count < MOST) {
            renewals[count++] = millis;
        }
    }

    /** One line of JSON, and everything from zero again. */
    String line(int agents, long up) {
        long[] sorted = Arrays.copyOf(renewals, count);
        Arrays.sort(sorted);
        String line =
                "{\"agents\":%d,\"up\":%d,\"connects\":%d,\"drops\":%d,\"refused\":%d,\"calls\":%d,\"hellos\":%d,\"hello_max_ms\":%d,\"renewals\":%d,\"renewal_p50_ms\":%d,\"renewal_p99_ms\":%d,\"renewal_max_ms\":%d}"
                        .formatted(
                                agents,
                                up,
                                connects,
                                drops,
                                refused,
                                calls,
                                hellos,
                                slowestHello,
                                count,
                                at(sorted, 0.50),
                                at(sorted, 0.99),
                                at(sorted, 1.0));
        connects = 0;
        drops = 0;
        refused = 0;
        calls = 0;
        hellos = 0;
        slowestHello = 0;
        count = 0;
        return line;
    }

    private static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))];
    }
}
