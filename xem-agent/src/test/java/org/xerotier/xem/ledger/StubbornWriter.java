package org.xerotier.xem.ledger;

import java.nio.file.Path;

/** A process that writes on through faults of the disk, and says of each entry whether it was told to be safe. */
final class StubbornWriter {

    private static final int ENTRIES = 400;

    private StubbornWriter() {}

    public static void main(String[] words) throws Exception {
        try (LedgerBench bench = new LedgerBench(Path.of(words[0]))) {
            for (int n = 0; n < ENTRIES; n++) {
                String id = "inv-" + n;
                bench.ledger.accepted(id, 1, LedgerBench.work(id));
                bench.ledger.started(id, 1, n);
                boolean safe = bench.sync().isEmpty();
                System.out.println((safe ? "SAFE " : "UNSAFE ") + id + " " + bench.ledger.impairment());
                while (!safe && !bench.ledger.impairment().isEmpty()) {
                    // The writer tries again by itself; the loop of an agent would go on with other things.
                    Thread.onSpinWait();
                }
            }
            bench.sync();
            System.out.println("END " + bench.ledger.impairment());
        }
    }
}
