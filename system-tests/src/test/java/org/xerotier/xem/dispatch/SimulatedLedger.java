package org.xerotier.xem.dispatch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Result;
import org.xerotier.systemtests.simulation.Crash;
import org.xerotier.systemtests.simulation.World;

/**
 * A ledger on a disk that outlives the agent, by the product's own rules of what follows what. What is recorded reaches
 * the disk a moment later, in order; the agent may die before, in the middle and after, and the disk may be full.
 */
public final class SimulatedLedger implements Ledger {

    /** What stays when the process is gone. */
    public static final class Disk {
        private final Map<String, LedgerEntry> entries = new LinkedHashMap<>();

        /** Epochs of calls that have begun and not ended, as far as this disk can tell: {@code invocation/epoch}. */
        public List<String> begun() {
            return entries.values().stream()
                    .filter(entry -> entry.state() == LedgerEntry.State.STARTED)
                    .map(entry -> entry.invocationId() + "/" + entry.epoch())
                    .toList();
        }

        /** What the router has not acknowledged. */
        public List<String> owed() {
            return entries.values().stream()
                    .filter(LedgerEntry::isOwed)
                    .map(String::valueOf)
                    .toList();
        }
    }

    /** How writes fail, in ten thousandths. */
    public record Faults(int deaths, int full) {}

    private static final long FULL_MILLIS = 3_000;

    private final String id;
    private final World world;
    private final Disk disk;
    private final java.util.function.Supplier<Faults> faults;
    private final BooleanSupplier alive;
    private final Consumer<Runnable> loop;
    private final boolean isForgetful;
    private final LedgerBook book = new LedgerBook();
    private final List<LedgerEntry> pending = new ArrayList<>();
    private final List<Consumer<@Nullable LedgerUnavailable>> waiting = new ArrayList<>();
    private boolean isFlushing;
    private long fullUntil;

    /** @param isForgetful a planted bug: no epoch is known when it comes a second time */
    public SimulatedLedger(
            String id,
            World world,
            Disk disk,
            java.util.function.Supplier<Faults> faults,
            BooleanSupplier alive,
            Consumer<Runnable> loop,
            boolean isForgetful) {
        this.id = id;
        this.world = world;
        this.disk = disk;
        this.faults = faults;
        this.alive = alive;
        this.loop = loop;
        this.isForgetful = isForgetful;
        disk.entries.values().forEach(book::read);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public boolean isRead() {
        return true;
    }

    @Override
    public String impairment() {
        return world.millis() < fullUntil ? "agent_storage" : "";
    }

    @Override
    public Optional<LedgerEntry> find(String invocationId) {
        return isForgetful ? Optional.empty() : book.find(invocationId);
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
        write(book.accepted(invocationId, epoch, work));
    }

    @Override
    public void started(String invocationId, long epoch, long startedAtMillis) {
        write(book.started(invocationId, epoch, startedAtMillis));
    }

    @Override
    public void spawned(String invocationId, long epoch, String process) {
        write(book.spawned(invocationId, epoch, process));
    }

    @Override
    public void done(String invocationId, long epoch, Result result) {
        write(book.done(invocationId, epoch, result));
    }

    @Override
    public void fenced(String invocationId, long epoch, Fence fence) {
        write(book.fenced(invocationId, epoch, fence));
    }

    @Override
    public void settled(String invocationId, long epoch) {
        write(book.settled(invocationId, epoch));
    }

    @Override
    public void forget(long routerMillis) {
        // A run is too short for anything to be forgotten.
    }

    private void write(@Nullable LedgerEntry entry) {
        if (entry != null) {
            pending.add(entry);
            flushSoon();
        }
    }

    @Override
    public void whenSafe(Runnable safe, Consumer<LedgerUnavailable> unsafe) {
        Consumer<@Nullable LedgerUnavailable> answer = fault -> {
            if (fault == null) {
                safe.run();
            } else {
                unsafe.accept(fault);
            }
        };
        if (pending.isEmpty() && waiting.isEmpty()) {
            answer.accept(null);
        } else {
            waiting.add(answer);
            flushSoon();
        }
    }

    private void flushSoon() {
        if (!isFlushing) {
            isFlushing = true;
            world.after(world.chance(300) ? world.between(20, 500) : world.between(0, 4), () -> {
                if (alive.getAsBoolean()) {
                    loop.accept(this::flush);
                }
            });
        }
    }

    private void flush() {
        isFlushing = false;
        Faults now = faults.get();
        if (world.chance(now.full)) {
            fullUntil = world.millis() + FULL_MILLIS;
            world.note(() -> "    ledger: the disk is full");
        }
        if (world.millis() < fullUntil) {
            LedgerUnavailable fault =
                    new LedgerUnavailable("the disk is full", new java.io.IOException("no space left"));
            answer(fault);
            world.after(FULL_MILLIS, () -> {
                if (alive.getAsBoolean()) {
                    flushSoon();
                }
            });
            return;
        }
        boolean dies = world.chance(now.deaths);
        int reached = dies ? (int) world.between(0, pending.size() + 1L) : pending.size();
        pending.subList(0, reached).forEach(entry -> {
            disk.entries.put(entry.invocationId(), entry);
            world.note(() -> "    ledger: %s e%d %s".formatted(entry.invocationId(), entry.epoch(), entry.state()));
        });
        if (dies) {
            throw new Crash("at a write of the ledger, %d of %d reached the disk".formatted(reached, pending.size()));
        }
        pending.clear();
        answer(null);
    }

    private void answer(@Nullable LedgerUnavailable fault) {
        List<Consumer<@Nullable LedgerUnavailable>> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(each -> each.accept(fault));
    }
}
