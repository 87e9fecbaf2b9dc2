package org.xerotier.systemtests.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One router's transactions: begun at a door, committed as the database's fate of the moment wants it. */
public final class Transactions {

    /** What becomes of a commit. */
    enum Fate {
        DONE,
        /** It fails, and nothing is on record. */
        REFUSED,
        /** It is on record, but the router is told it failed. */
        TORN,
        /** The router dies before it. */
        DEATH_BEFORE,
        /** The router dies after it, before anybody is told. */
        DEATH_AFTER
    }

    /** How a door's transactions are kept. */
    public enum Manner {
        PROPER,
        /** A planted bug: the door returns, and only then the commit comes. */
        ANSWERS_FIRST,
        /** A planted bug: rows are read without a lock and written without a look at what they have become. */
        UNLOCKED
    }

    private static final long UNLOCKED_MILLIS = 1_500;

    private final World world;
    private final Tables tables;
    private final Supplier<Fate> fates;
    private final BooleanSupplier isDown;
    private @Nullable Unit current;

    private static final class Unit {
        final Work work;
        final List<Runnable> onSuccess = new ArrayList<>();
        final List<Runnable> onFailure = new ArrayList<>();

        Unit(Work work) {
            this.work = work;
        }
    }

    Transactions(World world, Tables tables, Supplier<Fate> fates, BooleanSupplier isDown) {
        this.world = world;
        this.tables = tables;
        this.fates = fates;
        this.isDown = isDown;
    }

    /** The rows of the transaction under way. */
    public Work work() {
        Unit unit = current;
        if (unit == null) {
            throw new IllegalStateException("no transaction: a repository was called outside of one");
        }
        return unit.work;
    }

    boolean isActive() {
        return current != null;
    }

    void onSuccess(Runnable told) {
        unit().onSuccess.add(told);
    }

    void onFailure(Runnable told) {
        unit().onFailure.add(told);
    }

    /** Runs a door's method in the transaction under way, or in one of its own. */
    Object required(Callable<?> body, Manner manner) throws Exception {
        if (current != null) {
            return body.call();
        }
        if (isDown.getAsBoolean()) {
            throw new DatabaseFault("the database is away");
        }
        Unit unit = new Unit(new Work(tables, manner == Manner.UNLOCKED ? UNLOCKED_MILLIS : 0));
        current = unit;
        Object answer;
        try {
            answer = body.call();
        } catch (RuntimeException fault) {
            failed(unit);
            throw fault;
        } catch (Crash death) {
            current = null;
            throw death;
        }
        if (manner == Manner.ANSWERS_FIRST) {
            current = null;
            world.after(world.between(5, 400), () -> commitLate(unit));
            return answer;
        }
        commit(unit);
        return answer;
    }

    private void commit(Unit unit) {
        Fate fate = fates.get();
        if (fate == Fate.DEATH_BEFORE) {
            current = null;
            throw new Crash("before a commit");
        }
        if (fate != Fate.REFUSED) {
            try {
                unit.work.commit();
            } catch (DatabaseFault refused) {
                failed(unit);
                throw refused;
            }
        }
        switch (fate) {
            case DONE -> {
                current = null;
                world.counts();
                unit.onSuccess.forEach(Runnable::run);
            }
            case DEATH_AFTER -> {
                current = null;
                throw new Crash("after a commit");
            }
            default -> {
                world.note(
                        () -> fate == Fate.TORN ? "a commit is on record, and said to have failed" : "a commit fails");
                failed(unit);
                throw new DatabaseFault("the commit was not confirmed");
            }
        }
    }

    /** The planted bug of answering before the commit: others may have been faster, or the router may be gone. */
    private void commitLate(Unit unit) {
        if (fates.get() == Fate.DONE && !unit.work.isOvertaken()) {
            unit.work.commit();
            unit.onSuccess.forEach(Runnable::run);
        }
    }

    private void failed(Unit unit) {
        current = null;
        unit.onFailure.forEach(Runnable::run);
    }

    private Unit unit() {
        Unit unit = current;
        if (unit == null) {
            throw new IllegalStateException("no transaction");
        }
        return unit;
    }
}
