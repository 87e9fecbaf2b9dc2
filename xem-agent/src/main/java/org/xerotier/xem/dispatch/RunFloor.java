package org.xerotier.xem.dispatch;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.xem.time.Ticker;

/** Where tools run: so many at once, the others wait in order, and no invocation runs beside its own earlier epoch. */
final class RunFloor {

    private static final String NO_OUTPUT = Sha256.hex(new byte[0]);

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
        ledger.fenced(call.invocationId(), call.epoch, code, message);
        neverStarted(call, code, message);
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

    /** What waits for a place or for what it looks at. */
    List<Assignment> notBegun() {
        List<Assignment> all = new ArrayList<>(waiting);
        running.stream().filter(call -> call.looking != null).forEach(all::add);
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
        if (ticker.millis() >= call.startBy) {
            expire(call, Refusal.START_EXPIRED, "the time to start it had passed");
            changed.accept(call);
            return;
        }
        Look next = call.looks.poll();
        if (next != null) {
            running.add(call);
            call.looking = runner.start(next.order().within(call.startBy - ticker.millis()), new Looker(call, next));
            return;
        }
        try {
            ledger.started(call.invocationId(), call.epoch);
        } catch (LedgerUnavailable fault) {
            neverStarted(call, Refusal.STORAGE, String.valueOf(fault.getMessage()));
            changed.accept(call);
            return;
        }
        call.phase = InFlight.Phase.STARTED;
        call.startedAt = ticker.millis();
        call.startedAtMillis = clock.millis();
        running.add(call);
        ToolRun run = runner.start(call.order, new Watcher(call));
        call.run = run;
        call.window = new OutputWindow(run, call.startedAt);
    }

    /** A look has ended; unless the call was withdrawn meanwhile, it fails here, looks on, or starts. */
    private void looked(Assignment call, Look look, ToolEnding ending) {
        running.remove(call);
        ToolRun run = call.looking;
        call.looking = null;
        if (run != null) {
            Optional<Refusal> refusal = look.judge(ending, run);
            run.close();
            if (refusal.isPresent() && !call.withdrawn) {
                expire(call, refusal.get().code(), refusal.get().message());
                changed.accept(call);
            } else if (!call.withdrawn) {
                start(call);
            }
        }
        startWhatFits();
    }

    private void ended(Assignment call, ToolEnding ending) {
        running.remove(call);
        if (abandoned.remove(call)) {
            close(call);
        } else {
            ledger.done(call.invocationId(), call.epoch);
            call.phase = InFlight.Phase.DONE;
            call.result = result(call, ending);
            changed.accept(call);
        }
        startWhatFits();
    }

    void close(Assignment call) {
        if (call.run != null) {
            call.run.close();
        }
    }

    private void neverStarted(Assignment call, String code, String message) {
        call.phase = InFlight.Phase.DONE;
        call.result = new Result(
                call.invocationId(),
                call.epoch,
                Result.Outcome.NOT_STARTED,
                null,
                0,
                clock.millis(),
                code,
                new Refusal(code, message).message(),
                0,
                0,
                0,
                NO_OUTPUT,
                false,
                call.order.tool().descriptor().outputFormat(),
                List.of());
    }

    private static Result result(Assignment call, ToolEnding ending) {
        Refusal stopped = ending.outcome() == Result.Outcome.CANCELLED ? call.stopped : null;
        Refusal why = stopped != null ? stopped : new Refusal(ending.errorCode(), ending.errorMessage());
        ToolRun run = java.util.Objects.requireNonNull(call.run, "ended without a run");
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
                call.order.tool().descriptor().outputFormat(),
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
