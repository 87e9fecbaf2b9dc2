package org.xerotier.xem.ledger;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xerotier.xem.dispatch.LedgerEntry;
import org.xerotier.xem.dispatch.LedgerUnavailable;

/**
 * The one thread that touches the file. Whatever has come together since it last looked goes into one transaction; who
 * waits is told when the disk has it. While the file fails, changes stay here and are tried again; one entry is kept
 * once, so that this does not grow.
 */
final class LedgerWriter implements Runnable {

    private static final Logger LOG = System.getLogger("xem.ledger");

    /** What nobody waits for is written no later than this. */
    private static final long LAZY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long FIRST_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Who waits, and for which outcome. */
    private record Waiter(Runnable safe, Consumer<LedgerUnavailable> unsafe) {}

    private final Path path;
    private final String freshId;
    private final Executor loop;
    private final Consumer<LedgerFile> opened;
    private final Runnable lost;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, Optional<LedgerEntry>> changes = new LinkedHashMap<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private @Nullable LedgerFile file;
    private @Nullable LedgerUnavailable trouble;
    private boolean hopeless;
    private boolean writing;
    private boolean urgent;
    private boolean closing;
    private long lazySince;
    private long retryAt;
    private long retryNanos = FIRST_RETRY_NANOS;

    /**
     * @param loop where waiters are answered
     * @param opened told on the writer's thread when the file could be opened after all
     * @param lost told on the writer's thread when trying again turns out to be of no use
     */
    LedgerWriter(Path path, String freshId, Executor loop, Consumer<LedgerFile> opened, Runnable lost) {
        this.path = path;
        this.freshId = freshId;
        this.loop = loop;
        this.opened = opened;
        this.lost = lost;
    }

    /** Before the thread runs: what the first try to open it gave. */
    void begin(@Nullable LedgerFile first, @Nullable LedgerFault fault) {
        file = first;
        if (fault != null) {
            failed(fault);
        }
    }

    /** Empty, or why nothing can be written. */
    Optional<LedgerUnavailable> trouble() {
        lock.lock();
        try {
            return Optional.ofNullable(trouble);
        } finally {
            lock.unlock();
        }
    }

    /** This is what the file shall say from now on. */
    void change(String invocationId, @Nullable LedgerEntry entry) {
        lock.lock();
        try {
            if (changes.isEmpty()) {
                lazySince = System.nanoTime();
                news.signal();
            }
            changes.put(invocationId, Optional.ofNullable(entry));
        } finally {
            lock.unlock();
        }
    }

    /** Answers on the loop; at once if nothing is on its way to the disk. */
    void whenSafe(Runnable safe, Consumer<LedgerUnavailable> unsafe) {
        Runnable answer;
        lock.lock();
        try {
            if (changes.isEmpty() && !writing) {
                answer = safe;
            } else if (trouble != null) {
                LedgerUnavailable why = trouble;
                answer = () -> loop.execute(() -> unsafe.accept(why));
            } else {
                waiters.add(new Waiter(safe, unsafe));
                // Not before the loop has done with what it is at: the rest of that goes into the same transaction.
                answer = waiters.size() == 1 ? () -> loop.execute(this::hurry) : () -> {};
            }
        } finally {
            lock.unlock();
        }
        answer.run();
    }

    private void hurry() {
        lock.lock();
        try {
            urgent = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Writes what is left and ends. */
    void close() {
        lock.lock();
        try {
            closing = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What goes into one transaction, and who waits for it. */
    private record Batch(Map<String, Optional<LedgerEntry>> changes, List<Waiter> waiters) {}

    @Override
    public void run() {
        try {
            Batch batch = next();
            while (batch != null) {
                write(batch);
                batch = next();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            if (file != null && !hopeless) {
                file.close();
            }
        }
    }

    private @Nullable Batch next() throws InterruptedException {
        lock.lock();
        try {
            long wait = untilDue();
            while (wait > 0 && !closing) {
                var unused = news.awaitNanos(wait);
                wait = untilDue();
            }
            if (closing && (changes.isEmpty() || trouble != null)) {
                return null;
            }
            Batch batch = new Batch(new LinkedHashMap<>(changes), List.copyOf(waiters));
            changes.clear();
            waiters.clear();
            urgent = false;
            writing = true;
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private long untilDue() {
        if (hopeless) {
            return Long.MAX_VALUE;
        }
        if (trouble != null) {
            return retryAt - System.nanoTime();
        }
        if (urgent) {
            return 0;
        }
        return changes.isEmpty() ? Long.MAX_VALUE : lazySince + LAZY_NANOS - System.nanoTime();
    }

    private void write(Batch batch) {
        try {
            LedgerFile open = file;
            if (open == null) {
                open = LedgerFile.open(path, freshId);
                file = open;
                opened.accept(open);
            }
            open.write(batch.changes());
            written(batch);
        } catch (LedgerFault fault) {
            notWritten(batch, fault);
        } catch (RuntimeException fault) {
            // Whoever waits must hear of it, and the thread must live: else nothing is ever written again.
            notWritten(batch, LedgerFault.unavailable(fault));
        }
    }

    private void written(Batch batch) {
        boolean healed;
        lock.lock();
        try {
            writing = false;
            healed = trouble != null;
            trouble = null;
            retryNanos = FIRST_RETRY_NANOS;
        } finally {
            lock.unlock();
        }
        if (healed) {
            LOG.log(Level.INFO, "The ledger {0} can be written again; the agent takes work.", path);
        }
        batch.waiters().forEach(waiter -> loop.execute(waiter.safe()));
    }

    private void notWritten(Batch batch, LedgerFault fault) {
        List<Waiter> all = new ArrayList<>(batch.waiters());
        lock.lock();
        try {
            writing = false;
            // What was said since stands against what was said then.
            Map<String, Optional<LedgerEntry>> since = new LinkedHashMap<>(changes);
            changes.clear();
            changes.putAll(batch.changes());
            changes.putAll(since);
            all.addAll(waiters);
            waiters.clear();
        } finally {
            lock.unlock();
        }
        LedgerUnavailable why = failed(fault);
        if (fault.isHopeless()) {
            lost.run();
        }
        all.forEach(waiter -> loop.execute(() -> waiter.unsafe().accept(why)));
    }

    private LedgerUnavailable failed(LedgerFault fault) {
        LedgerFile broken = file;
        if (broken != null && !fault.isHopeless()) {
            broken.close();
            file = null;
        }
        LedgerUnavailable why = new LedgerUnavailable(LedgerAdvice.of(path, fault), fault);
        boolean fresh;
        lock.lock();
        try {
            fresh = trouble == null || fault.isHopeless();
            trouble = why;
            hopeless = fault.isHopeless();
            retryAt = System.nanoTime() + retryNanos;
            retryNanos = Math.min(LONGEST_RETRY_NANOS, 2 * retryNanos);
        } finally {
            lock.unlock();
        }
        if (fresh) {
            LOG.log(Level.ERROR, why.getMessage());
        }
        return why;
    }
}
