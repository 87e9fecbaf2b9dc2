package org.xerotier.xem.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.dispatch.Fence;
import org.xerotier.xem.dispatch.Ledger;
import org.xerotier.xem.dispatch.LedgerBook;
import org.xerotier.xem.dispatch.LedgerEntry;
import org.xerotier.xem.dispatch.LedgerUnavailable;
import org.xerotier.xem.dispatch.Work;

/**
 * The ledger in a SQLite file. All entries are in memory as well, so that the loop never waits for the disk and a file
 * that breaks while the agent runs takes no knowledge away; one thread of its own brings every change to the disk.
 */
public final class SqliteLedger implements Ledger, AutoCloseable {

    private static final String IMPAIRMENT = "agent_storage";
    private static final long CLOSE_MILLIS = 5_000;

    private final LedgerBook book = new LedgerBook();
    private final Retention retention = new Retention(book, this::write);
    private final LedgerWriter writer;
    private final Executor loop;
    private final Thread thread;
    private final String idIfLost;
    private volatile String id;
    private volatile boolean read;

    private SqliteLedger(Path file, String id, String idIfLost, Executor loop, ThreadFactory threads) {
        this.id = id;
        this.idIfLost = idIfLost;
        this.loop = loop;
        this.writer = new LedgerWriter(file, id, loop, this::openedLate, this::lostLate);
        this.thread = threads.newThread(writer);
    }

    /**
     * Opens the file, or makes it if there was never one. If it cannot be used, the ledger is there all the same, and
     * says what is wrong; if that will not pass, it has another id, for its memory is lost to this life.
     *
     * @param loop where everything else is called, and answers are given
     */
    public static SqliteLedger open(Path file, SecureRandom random, Executor loop, ThreadFactory threads) {
        NativeLibrary.prepare(file.toAbsolutePath().resolveSibling("native"));
        SqliteLedger ledger = new SqliteLedger(file, idBeforeReading(file, random), freshId(random), loop, threads);
        LedgerFile opened = null;
        LedgerFault fault = null;
        try {
            opened = LedgerFile.open(file, ledger.id);
            ledger.take(opened.id(), opened.takeEntries());
        } catch (LedgerFault unusable) {
            fault = unusable;
            if (unusable.isHopeless()) {
                ledger.id = ledger.idIfLost;
            }
        }
        ledger.writer.begin(opened, fault);
        ledger.thread.start();
        return ledger;
    }

    /** The id on the mark beside the file, so that a locked ledger is not taken for a lost one; else a new one. */
    private static String idBeforeReading(Path file, SecureRandom random) {
        try {
            CommitMark.Mark mark = CommitMark.read(file);
            if (mark != null) {
                return mark.ledgerId();
            }
        } catch (IOException | LedgerFault unreadable) {
            System.getLogger("xem.ledger").log(System.Logger.Level.DEBUG, "no mark", unreadable);
        }
        return freshId(random);
    }

    private static String freshId(SecureRandom random) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void take(String itsId, List<LedgerEntry> entries) {
        entries.forEach(book::read);
        entries.forEach(retention::noticed);
        id = itsId;
        read = true;
    }

    private void openedLate(LedgerFile file) {
        String itsId = file.id();
        List<LedgerEntry> entries = file.takeEntries();
        loop.execute(() -> {
            if (!read) {
                take(itsId, entries);
            }
        });
    }

    /** It was hoped to become readable, and will not: what earlier lives recorded is lost to this one. */
    private void lostLate() {
        loop.execute(() -> {
            if (!read) {
                id = idIfLost;
            }
        });
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean isRead() {
        return read;
    }

    @Override
    public String impairment() {
        return writer.trouble().isPresent() ? IMPAIRMENT : "";
    }

    /** In words, with what to do. */
    public Optional<String> trouble() {
        return writer.trouble().map(LedgerUnavailable::getMessage);
    }

    @Override
    public Optional<LedgerEntry> find(String invocationId) {
        return book.find(invocationId);
    }

    @Override
    public List<LedgerEntry> unsettled() {
        return book.unsettled();
    }

    @Override
    public boolean hasRoom() {
        return book.size() < Retention.MOST_ENTRIES;
    }

    @Override
    public void accepted(String invocationId, long epoch, Work work) {
        keep(book.accepted(invocationId, epoch, work));
    }

    @Override
    public void started(String invocationId, long epoch, long startedAtMillis) {
        keep(book.started(invocationId, epoch, startedAtMillis));
    }

    @Override
    public void spawned(String invocationId, long epoch, String process) {
        keep(book.spawned(invocationId, epoch, process));
    }

    @Override
    public void done(String invocationId, long epoch, Result result) {
        keep(book.done(invocationId, epoch, result));
    }

    @Override
    public void fenced(String invocationId, long epoch, Fence fence) {
        keep(book.fenced(invocationId, epoch, fence));
    }

    @Override
    public void settled(String invocationId, long epoch) {
        keep(book.settled(invocationId, epoch));
    }

    private void keep(@Nullable LedgerEntry changed) {
        if (changed != null) {
            write(changed);
            retention.noticed(changed);
        }
    }

    private void write(LedgerEntry changed) {
        writer.change(changed.invocationId(), changed);
    }

    @Override
    public void whenSafe(Runnable safe, Consumer<LedgerUnavailable> unsafe) {
        writer.whenSafe(safe, unsafe);
    }

    @Override
    public void forget(long routerMillis) {
        retention.forget(routerMillis, gone -> writer.change(gone, null));
    }

    /** Writes what is left and lets go of the file. */
    @Override
    public void close() throws InterruptedException {
        writer.close();
        thread.join(CLOSE_MILLIS);
    }
}
