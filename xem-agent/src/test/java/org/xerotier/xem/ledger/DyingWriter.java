package org.xerotier.xem.ledger;

import java.nio.file.Path;
import org.xerotier.xem.dispatch.Fence;

/** A process that writes a ledger, says on its standard output what is safe, and waits to be killed. */
final class DyingWriter {

    private DyingWriter() {}

    public static void main(String[] words) throws Exception {
        LedgerBench bench = new LedgerBench(Path.of(words[0]));
        int round = Integer.parseInt(words[1]);
        for (int n = 0; n < 1_000_000; n++) {
            String id = "inv-" + round + "-" + n;
            bench.ledger.accepted(id, 1, LedgerBench.work(id));
            say(bench, "ACCEPTED", id);
            bench.ledger.started(id, 1, n);
            say(bench, "STARTED", id);
            bench.ledger.done(id, 1, LedgerBench.result(id, 1, "some output of " + id));
            say(bench, "DONE", id);
            if (n % 2 == 0) {
                bench.ledger.settled(id, 1);
                say(bench, "SETTLED", id);
            }
            bench.ledger.fenced("fenced-" + id, 1, new Fence("cancelled", "", false, n));
            say(bench, "FENCED", "fenced-" + id);
        }
    }

    private static void say(LedgerBench bench, String state, String id) {
        if (bench.sync().isPresent()) {
            throw new IllegalStateException("not safe");
        }
        System.out.println(state + " " + id);
    }
}
