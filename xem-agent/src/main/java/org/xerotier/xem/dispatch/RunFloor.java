package org.xerotier.xem.dispatch;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.time.Ticker;

/** Where tools run: so many at once, the others wait in order, and no invocation runs beside its own earlier epoch. */
final class RunFloor {

    private final int capacity;
    private final Ledger ledger;
    private final ToolRunner runner;
    private final Ticker ticker;
    private final Clock clock;
    private final Executor loop;
    private final Consumer<Assignment> changed;
    private final Deque<Assignment> waiting = new ArrayDeque<>();
    private final Set<Assignment> running = new HashSet<>();
    private final Set<Assignment> abandoned = new HashSet<>();

    /** @param changed told, on the loop, when a run has output or has ended */
    RunFloor(
            int capacity,
            Ledger ledger,
            ToolRunner runner,
            Ticker ticker,
            Clock clock,
            Executor loop,
            Consumer<Assignment> changed) {
        this.capacity = capacity;
        this.ledger = ledger;
        this.runner = runner;
        this.ticker = ticker;
        this.clock = clock;
        this.loop = loop;
        this.changed = changed;
    }

    int running() {
        return running.size();
    }

    boolean hasRoom() {
        return waiting.size() < capacity;
    }

    void add(Assignment call) {
        if (call.withdrawn) {
            return;
        }
        waiting.add(call);
        startWhatFits();
    }

    /** Takes a call out that has not started; it never will. A look under way ends, and keeps its place until it has. */
    void withdraw(Assignment call) {
        waiting.remove(call);
        call.withdrawn = true;
        if (call.looking != null) {
            call.looking.stop();
        }
    }

    /** Ends a call that has not started, with a result that says so. */
    void expire(Assignment call, String code, String message) {
        withdraw(call);
        Refusal why = new Refusal(code, message);
        ledger.fenced(call.invocationId(), call.epoch, new Fence(why.code(), why.message(), true, call.work.until()));
        call.result =
                Results.neverStarted(call.invocationId(), call.epoch, why, call.work.outputFormat(), clock.millis());
        // Not written down, it is still true: another life never starts what this one took.
        ledger.whenSafe(() -> over(call), fault -> over(call));
    }

    /** Stops a run whose outcome nobody wants; its place is free when it has really ended. */
    void abandon(Assignment call) {
        abandoned.add(call);
        stop(call);
    }

    void stop(Assignment call) {
        if (call.run != null) {
            call.run.stop();
        }
    }

    /** What waits for a place, for what it looks at, or for the ledger. */
    List<Assignment> notBegun() {
        List<Assignment> all = new ArrayList<>(waiting);
        running.stream()
                .filter(call -> (call.looking != null || call.beginning) && !call.withdrawn)
                .forEach(all::add);
        return all;
    }

    private void startWhatFits() {
        Iterator<Assignment> next = waiting.iterator();
        List<Assignment> starting = new ArrayList<>();
        while (next.hasNext() && running.size() + starting.size() < capacity) {
            Assignment call = next.next();
            if (!runsAlready(call)) {
                next.remove();
                starting.add(call);
            }
        }
        starting.forEach(this::start);
    }

    private boolean runsAlready(Assignment call) {
        return running.stream().anyMatch(other -> other.invocationId().equals(call.invocationId()));
    }

    private void start(Assignment call) {
        ToolOrder order = Objects.requireNonNull(call.order, "only what this life took is started");
        if (ticker.millis() >= call.startBy) {
            expire(call, Refusal.START_EXPIRED, "the time to start it had passed");
            return;
        }
        running.add(call);
        Look next = call.looks.poll();
        if (next != null) {
            call.looking = runner.start(next.order().within(call.startBy - ticker.millis()), new Looker(call, next));
            return;
        }
        call.beginning = true;
        call.startedAtMillis = clock.millis();
        ledger.started(call.invocationId(), call.epoch, call.startedAtMillis);
        ledger.whenSafe(() -> spawn(call, order), fault -> notWritten(call, fault));
    }

    /** The ledger keeps that it started: now it may. */
    private void spawn(Assignment call, ToolOrder order) {
        call.beginning = false;
        if (call.withdrawn) {
            running.remove(call);
            startWhatFits();
        } else if (ticker.millis() >= call.startBy) {
            running.remove(call);
            expire(call, Refusal.START_EXPIRED, "the time to start it passed while the ledger was written");
            startWhatFits();
        } else {
            call.phase = InFlight.Phase.STARTED;
            call.startedAt = ticker.millis();
            ToolRun run = runner.start(order, new Watcher(call));
            call.run = run;
            call.window = new OutputWindow(run, call.startedAt);
        }
    }

    private void notWritten(Assignment call, LedgerUnavailable fault) {
        call.beginning = false;
        running.remove(call);
        if (!call.withdrawn) {
            expire(call, Refusal.STORAGE, String.valueOf(fault.getMessage()));
        }
        startWhatFits();
    }

    /** Takes up what an earlier life of the agent started; it keeps its place until nothing is left of it. */
    void takeUp(Assignment call, LedgerEntry started) {
        call.phase = InFlight.Phase.STARTED;
        call.outputLost = true;
        running.add(call);
        call.run = runner.survivor(started, new Watcher(call));
    }

    /** A look has ended; unless the call was withdrawn meanwhile, it fails here, looks on, or starts. */
    private void looked(Assignment call, Look look, ToolEnding ending) {
        running.remove(call);
        ToolRun run = call.looking;
        call.looking = null;
        if (run != null) {
            Optional<Refusal> refusal = judged(look, ending, run);
            run.close();
            if (refusal.isPresent() && !call.withdrawn) {
                expire(call, refusal.get().code(), refusal.get().message());
            } else if (!call.withdrawn) {
                start(call);
            }
        }
        startWhatFits();
    }

    private static Optional<Refusal> judged(Look look, ToolEnding ending, ToolRun run) {
        try {
            return look.judge(ending, run);
        } catch (UncheckedIOException fault) {
            String message = "what it was to look at could not be read back: " + fault.getMessage();
            return Optional.of(new Refusal(Refusal.PRECONDITION_FAILED, message));
        }
    }

    private void ended(Assignment call, ToolEnding ending) {
        running.remove(call);
        if (abandoned.remove(call)) {
            close(call);
        } else {
            Result result = result(call, ending);
            call.result = result;
            ledger.done(call.invocationId(), call.epoch, kept(call, result));
            // Not written down, it is told all the same: that much can still be done for the router.
            ledger.whenSafe(() -> over(call), fault -> over(call));
        }
        startWhatFits();
    }

    private void over(Assignment call) {
        call.phase = InFlight.Phase.DONE;
        changed.accept(call);
    }

    /** With the output the router does not have, if that is little; much is kept by the runner. */
    private static Result kept(Assignment call, Result result) {
        if (call.window == null) {
            return result;
        }
        try {
            return Results.with(result, call.window.rest().orElse(List.of()));
        } catch (UncheckedIOException fault) {
            call.loseOutput(fault);
            return result;
        }
    }

    void close(Assignment call) {
        if (call.run != null) {
            call.run.close();
        }
    }

    private static Result result(Assignment call, ToolEnding ending) {
        Refusal stopped = ending.outcome() == Result.Outcome.CANCELLED ? call.stopped : null;
        Refusal why = stopped != null ? stopped : new Refusal(ending.errorCode(), ending.errorMessage());
        ToolRun run = Objects.requireNonNull(call.run, "ended without a run");
        return new Result(
                call.invocationId(),
                call.epoch,
                ending.outcome(),
                ending.exitCode(),
                ending.startedAtMillis(),
                ending.finishedAtMillis(),
                why.code(),
                why.message(),
                run.lastSequence(),
                ending.stdoutBytes(),
                ending.stderrBytes(),
                ending.outputSha256(),
                ending.outputTruncated(),
                call.work.outputFormat(),
                List.of());
    }

    /** Waits for the end of a look; what it prints stays here. */
    private final class Looker implements ToolWatcher {
        private final Assignment call;
        private final Look look;

        Looker(Assignment call, Look look) {
            this.call = call;
            this.look = look;
        }

        @Override
        public void outputGrew() {
            // Read when it has ended.
        }

        @Override
        public void ended(ToolEnding ending) {
            loop.execute(() -> looked(call, look, ending));
        }
    }

    /** Brings the runner's news onto the loop; news of output that was not yet read is told once. */
    private final class Watcher implements ToolWatcher {
        private final Assignment call;
        private final AtomicBoolean told = new AtomicBoolean();

        Watcher(Assignment call) {
            this.call = call;
        }

        @Override
        public void spawned(String process) {
            loop.execute(() -> ledger.spawned(call.invocationId(), call.epoch, process));
        }

        @Override
        public void outputGrew() {
            if (told.compareAndSet(false, true)) {
                loop.execute(() -> {
                    told.set(false);
                    if (running.contains(call) && !abandoned.contains(call)) {
                        changed.accept(call);
                    }
                });
            }
        }

        @Override
        public void ended(ToolEnding ending) {
            loop.execute(() -> RunFloor.this.ended(call, ending));
        }
    }
}
