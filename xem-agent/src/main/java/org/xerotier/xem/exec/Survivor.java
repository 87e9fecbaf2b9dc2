package org.xerotier.xem.exec;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.xem.dispatch.ToolEnding;
import org.xerotier.xem.dispatch.ToolRun;
import org.xerotier.xem.dispatch.ToolWatcher;
import org.xerotier.xem.dispatch.Work;

/**
 * A tool that an earlier life of the agent started. Usually nothing is left of it: tools die with their agent. What did
 * survive, because it left its process group or the host cannot tie it to the agent, is ended at once if nothing is lost
 * by that; a mutation is let finish within its time, since half of it is worse. Nobody reads its output or its exit code
 * any more, so in every case the outcome is unknown.
 */
final class Survivor implements ToolRun {

    private static final String CODE = "agent_restarted";
    private static final String GONE = "The agent restarted while the tool ran. Nothing of the tool was left.";
    private static final String STOPPED = "The agent restarted while the tool ran. It was found alive and stopped.";
    private static final String FINISHED =
            "The agent restarted while the tool ran. It was found alive and has ended since.";

    private final Work work;
    private final Host host;
    private final ToolWatcher watcher;
    private final Object lock = new Object();
    private @Nullable Long group;
    private boolean stopping;
    private boolean over;

    Survivor(Work work, Host host, ToolWatcher watcher) {
        this.work = work;
        this.host = host;
        this.watcher = watcher;
    }

    /** Looks for it; returns at once. */
    void seek() {
        Optional<ProcessHandle> leader = ProcessMark.find(work.process());
        if (leader.isPresent() && host.prefix().ownGroup()) {
            group = leader.get().pid();
            host.guard().add(leader.get().pid());
        }
        Set<ProcessHandle> alive = alive();
        if (alive.isEmpty()) {
            end(GONE);
        } else if (work.mayRunAgain()) {
            stop();
            watch(alive);
        } else {
            long age = Math.max(0, host.clock().millis() - work.startedAtMillis());
            later(Math.max(0, work.timeoutMillis() - age), this::stop);
            watch(alive);
        }
    }

    private Set<ProcessHandle> alive() {
        Set<ProcessHandle> all = new LinkedHashSet<>();
        ProcessMark.find(work.process()).ifPresent(leader -> {
            all.add(leader);
            leader.descendants().forEach(all::add);
        });
        all.addAll(Escapees.of(work.executionId()));
        all.removeIf(process -> !process.isAlive());
        return all;
    }

    /** Once these have ended, looks again: they may have left others. */
    private void watch(Set<ProcessHandle> some) {
        CompletableFuture<?>[] ends = some.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        var unused = CompletableFuture.allOf(ends).thenRunAsync(this::lookAgain, host.timer());
    }

    private void lookAgain() {
        Set<ProcessHandle> rest = alive();
        if (rest.isEmpty()) {
            boolean wasStopped;
            synchronized (lock) {
                wasStopped = stopping;
            }
            end(wasStopped ? STOPPED : FINISHED);
        } else {
            watch(rest);
        }
    }

    @Override
    public void stop() {
        boolean again;
        synchronized (lock) {
            if (over) {
                return;
            }
            again = stopping;
            stopping = true;
        }
        if (again) {
            kill();
        } else {
            if (group != null) {
                host.guard().term(group);
            }
            alive().forEach(ProcessHandle::destroy);
            later(host.settings().killGraceMillis(), this::kill);
        }
    }

    private void kill() {
        synchronized (lock) {
            if (over) {
                return;
            }
        }
        if (group != null) {
            host.guard().kill(group);
        }
        alive().forEach(ProcessHandle::destroyForcibly);
    }

    private void later(long millis, Runnable what) {
        try {
            var unused = host.timer().schedule(what, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            kill();
        }
    }

    private void end(String found) {
        synchronized (lock) {
            over = true;
        }
        if (group != null) {
            host.guard().drop(group);
        }
        watcher.ended(new ToolEnding(
                Result.Outcome.UNKNOWN,
                null,
                work.startedAtMillis(),
                host.clock().millis(),
                CODE,
                found + " Output that had not reached a router is lost.",
                0,
                0,
                Sha256.hex(new byte[0]),
                true));
    }

    @Override
    public long firstSequence() {
        return 1;
    }

    @Override
    public long lastSequence() {
        return 0;
    }

    @Override
    public OutputPiece piece(long sequence) {
        throw new IllegalArgumentException("there is no output");
    }

    @Override
    public void release(long throughSequence) {
        // There is no output.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
