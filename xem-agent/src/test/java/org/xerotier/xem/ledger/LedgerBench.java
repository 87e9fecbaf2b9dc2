package org.xerotier.xem.ledger;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.xem.dispatch.LedgerEntry;
import org.xerotier.xem.dispatch.LedgerUnavailable;
import org.xerotier.xem.dispatch.Work;

/** A ledger whose loop is the test's own thread. */
final class LedgerBench implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final LinkedBlockingQueue<Runnable> loop = new LinkedBlockingQueue<>();
    final SqliteLedger ledger;

    LedgerBench(Path file) {
        ledger = SqliteLedger.open(file, new SecureRandom(), loop::add, Executors.defaultThreadFactory());
    }

    /** Waits until everything recorded is safe; the fault if it could not be made so. */
    Optional<LedgerUnavailable> sync() {
        AtomicReference<Optional<LedgerUnavailable>> answer = new AtomicReference<>();
        ledger.whenSafe(() -> answer.set(Optional.empty()), fault -> answer.set(Optional.of(fault)));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try {
            while (answer.get() == null && System.nanoTime() < end) {
                Runnable task = loop.poll(20, TimeUnit.MILLISECONDS);
                if (task != null) {
                    task.run();
                }
            }
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
        if (answer.get() == null) {
            throw new AssertionError("the ledger did not answer");
        }
        return answer.get();
    }

    /** Runs what the ledger has given to the loop. */
    void turn() {
        Runnable task = loop.poll();
        while (task != null) {
            task.run();
            task = loop.poll();
        }
    }

    LedgerEntry entry(String id) {
        return ledger.find(id).orElseThrow();
    }

    static Work work(String id) {
        return work(id, 1_000_000);
    }

    static Work work(String id, long until) {
        return new Work("exe_" + id, "00-trace", false, "text", 60_000, until, 0, "");
    }

    static Result result(String id, long epoch, String output) {
        Bytes data = Bytes.utf8(output);
        return new Result(
                id,
                epoch,
                Result.Outcome.COMPLETED,
                0,
                1_000,
                2_000,
                "",
                "",
                1,
                data.length(),
                0,
                Sha256.hex(output),
                false,
                "text",
                List.of(new OutputPiece(1, OutputStreamName.STDOUT, 0, data)));
    }

    @Override
    public void close() throws InterruptedException {
        ledger.close();
    }
}
