package org.xerotier.xem.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Result;

/** A ledger that lives as long as the test, whose disk the test can break, and which another desk can open again. */
public final class MemoryLedger implements Ledger {

    public String id = "ledger-in-memory";
    public String impairment = "";
    public boolean read = true;

    /** Set: nothing becomes safe any more. */
    public @Nullable LedgerUnavailable broken;

    /** Set: answers wait here until the test runs them. */
    public @Nullable List<Runnable> held;

    /** Up to when things were to be forgotten, as said last. */
    public long forgotten = Long.MIN_VALUE;

    public final LedgerBook book = new LedgerBook();

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
        return impairment;
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
        return true;
    }

    @Override
    public void accepted(String invocationId, long epoch, Work work) {
        book.accepted(invocationId, epoch, work);
    }

    @Override
    public void started(String invocationId, long epoch, long startedAtMillis) {
        book.started(invocationId, epoch, startedAtMillis);
    }

    @Override
    public void spawned(String invocationId, long epoch, String process) {
        book.spawned(invocationId, epoch, process);
    }

    @Override
    public void done(String invocationId, long epoch, Result result) {
        book.done(invocationId, epoch, result);
    }

    @Override
    public void fenced(String invocationId, long epoch, Fence fence) {
        book.fenced(invocationId, epoch, fence);
    }

    @Override
    public void settled(String invocationId, long epoch) {
        book.settled(invocationId, epoch);
    }

    @Override
    public void whenSafe(Runnable safe, Consumer<LedgerUnavailable> unsafe) {
        LedgerUnavailable fault = broken;
        Runnable answer = fault == null ? safe : () -> unsafe.accept(fault);
        if (held == null) {
            answer.run();
        } else {
            held.add(answer);
        }
    }

    @Override
    public void forget(long routerMillis) {
        forgotten = routerMillis;
    }
}
