package org.xerotier.xem.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.xerotier.xem.dispatch.LedgerBook;
import org.xerotier.xem.dispatch.LedgerEntry;

/**
 * How long what is over is remembered. That it is over: until the routers' clock has passed the end of its warrant, after
 * which a late copy of its dispatch is refused without any memory; nothing is forgotten earlier, the agent rather takes
 * no more work. How it ended: for the latest, for a router that asks again.
 */
final class Retention {

    /** At some 300 bytes each; with the routers' warrants of two minutes that is hundreds of calls a second. */
    static final int MOST_ENTRIES = 200_000;

    static final int MOST_RESULTS = 1_000;
    static final long MOST_RESULT_BYTES = 8L << 20;

    /** So many are looked at in one go. */
    private static final int STEP = 5_000;

    /** And no more often than this, however often a router tells the time. */
    private static final long EVERY_MILLIS = 1_000;

    /** Beside its pieces, roughly. */
    private static final long RESULT_BYTES = 512;

    private final LedgerBook book;
    private final Consumer<LedgerEntry> changed;
    private final Deque<String> over = new ArrayDeque<>();
    private final Deque<LedgerEntry> results = new ArrayDeque<>();
    private long resultBytes;
    private long forgotAt;

    /** @param changed told when a result was let go */
    Retention(LedgerBook book, Consumer<LedgerEntry> changed) {
        this.book = book;
        this.changed = changed;
    }

    /** An entry is new or has changed. */
    void noticed(LedgerEntry entry) {
        if (entry.isOwed()) {
            return;
        }
        over.add(entry.invocationId());
        if (entry.result() != null) {
            results.add(entry);
            resultBytes += bytes(entry);
            while (results.size() > MOST_RESULTS || resultBytes > MOST_RESULT_BYTES) {
                LedgerEntry oldest = results.remove();
                resultBytes -= bytes(oldest);
                LedgerEntry without = book.withoutResult(oldest.invocationId(), oldest.epoch());
                if (without != null) {
                    changed.accept(without);
                }
            }
        }
    }

    private static long bytes(LedgerEntry entry) {
        return entry.result() == null
                ? 0
                : RESULT_BYTES
                        + entry.result().pieces().stream()
                                .mapToLong(piece -> piece.data().length())
                                .sum();
    }

    /** No warrant that ended before is honoured any more. */
    void forget(long routerMillis, Consumer<String> gone) {
        if (Math.abs(routerMillis - forgotAt) < EVERY_MILLIS) {
            return;
        }
        forgotAt = routerMillis;
        for (int left = Math.min(STEP, over.size()); left > 0; left--) {
            String id = over.remove();
            LedgerEntry entry = book.find(id).orElse(null);
            if (entry == null || entry.isOwed()) {
                continue;
            }
            if (entry.until() < routerMillis) {
                book.remove(id);
                gone.accept(id);
            } else {
                over.add(id);
            }
        }
    }
}
