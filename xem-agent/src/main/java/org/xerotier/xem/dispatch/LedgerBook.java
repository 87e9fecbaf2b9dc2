package org.xerotier.xem.dispatch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.dispatch.LedgerEntry.State;

/**
 * The entries of a ledger in memory, and the rules by which they change. Whatever keeps them does so by these rules; each
 * method returns the entry as it is now, or null where nothing changed.
 *
 * <p>An entry of a higher epoch stands against everything said of a lower one.
 */
public final class LedgerBook {

    private final Map<String, LedgerEntry> entries = new HashMap<>();

    public Optional<LedgerEntry> find(String invocationId) {
        return Optional.ofNullable(entries.get(invocationId));
    }

    public int size() {
        return entries.size();
    }

    /** Whatever the router may still have to hear of, in the order of their ids. */
    public List<LedgerEntry> unsettled() {
        return entries.values().stream()
                .filter(LedgerEntry::isOwed)
                .sorted(java.util.Comparator.comparing(LedgerEntry::invocationId))
                .toList();
    }

    /** What an earlier life wrote; what this life knows of a higher epoch stands against it. */
    public void read(LedgerEntry entry) {
        LedgerEntry known = entries.get(entry.invocationId());
        if (known == null || known.epoch() <= entry.epoch()) {
            entries.put(entry.invocationId(), entry);
        }
    }

    public @Nullable LedgerEntry accepted(String invocationId, long epoch, Work work) {
        LedgerEntry known = entries.get(invocationId);
        if (known != null && (known.epoch() >= epoch || known.isPast(epoch))) {
            return null;
        }
        return put(new LedgerEntry(invocationId, epoch, epoch, State.ACCEPTED, work, null, null));
    }

    public @Nullable LedgerEntry started(String invocationId, long epoch, long startedAtMillis) {
        return change(
                invocationId,
                epoch,
                known -> known.state() == State.ACCEPTED && known.work() != null
                        ? known.with(State.STARTED, known.work().startedAt(startedAtMillis), null)
                        : known);
    }

    public @Nullable LedgerEntry spawned(String invocationId, long epoch, String process) {
        return change(
                invocationId,
                epoch,
                known -> known.state() == State.STARTED && known.work() != null
                        ? known.with(State.STARTED, known.work().in(process), null)
                        : known);
    }

    public @Nullable LedgerEntry done(String invocationId, long epoch, Result result) {
        return change(
                invocationId,
                epoch,
                known -> known.state() == State.STARTED ? known.with(State.DONE, known.work(), result) : known);
    }

    public @Nullable LedgerEntry fenced(String invocationId, long epoch, Fence fence) {
        LedgerEntry known = entries.get(invocationId);
        if (known != null && known.epoch() < epoch && known.isOwed()) {
            return known.isPast(epoch) ? null : put(known.fencedThrough(epoch));
        }
        if (known == null || known.epoch() < epoch) {
            return put(new LedgerEntry(invocationId, epoch, epoch, State.FENCED, null, fence, null));
        }
        return change(
                invocationId,
                epoch,
                same -> same.state() == State.ACCEPTED || same.state() == State.STARTED ? same.fenced(fence) : same);
    }

    public @Nullable LedgerEntry settled(String invocationId, long epoch) {
        return change(invocationId, epoch, known -> {
            Fence fence = known.fence();
            Work work = known.work() == null ? null : known.work().over();
            if (fence != null) {
                return new LedgerEntry(
                        invocationId, epoch, known.fencedThrough(), State.FENCED, work, fence.told(), null);
            }
            return known.state() == State.SETTLED ? known : known.with(State.SETTLED, work, known.result());
        });
    }

    /** Leaves the fact that it is settled, and lets go of how it ended. */
    public @Nullable LedgerEntry withoutResult(String invocationId, long epoch) {
        return change(
                invocationId,
                epoch,
                known -> known.state() == State.SETTLED ? known.with(State.SETTLED, known.work(), null) : known);
    }

    /** Lets go of it altogether. */
    public void remove(String invocationId) {
        entries.remove(invocationId);
    }

    private @Nullable LedgerEntry change(String invocationId, long epoch, UnaryOperator<LedgerEntry> how) {
        LedgerEntry known = entries.get(invocationId);
        if (known == null || known.epoch() != epoch) {
            return null;
        }
        LedgerEntry now = how.apply(known);
        return now.equals(known) ? null : put(now);
    }

    private LedgerEntry put(LedgerEntry entry) {
        entries.put(entry.invocationId(), entry);
        return entry;
    }
}
