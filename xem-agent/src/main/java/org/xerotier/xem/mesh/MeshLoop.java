package org.xerotier.xem.mesh;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.xerotier.mesh.frame.Candidate;
import org.xerotier.xem.NamedThreads;
import org.xerotier.xem.dispatch.DispatchDesk;
import org.xerotier.xem.dispatch.Outbox;
import org.xerotier.xem.time.Ticker;

/**
 * The one thread that owns sockets, sessions and desk. Others hand it tasks; each run of a tool has at most two waiting
 * here, so the queue is as bounded as the number of runs.
 */
public final class MeshLoop implements Executor, AutoCloseable {

    /** Makes the desk that is driven by this loop and answers through its sessions. */
    @FunctionalInterface
    public interface DeskMaker {
        DispatchDesk make(Outbox outbox, Executor loop);
    }

    private static final Logger LOG = System.getLogger("xem.mesh");
    private static final long BUSY_MILLIS = 20;
    private static final long IDLE_MILLIS = 100;
    private static final long STOP_SECONDS = 10;

    private final DealerSockets sockets;
    private final RouterSessions sessions;
    private final Ticker ticker;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final SessionListener listener;
    private volatile boolean stopping;

    public MeshLoop(MeshParts parts, DeskMaker desk, ThreadFactory threads) {
        this.ticker = parts.ticker();
        this.listener = parts.listener();
        this.sockets = new DealerSockets(
                new NameLookup(InetAddress::getAllByName, ticker, NamedThreads.of("xem-lookup")), listener::died);
        this.sessions = new RouterSessions(parts, sockets::link, outbox -> desk.make(outbox, this));
        this.thread = threads.newThread(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Runs a task on the loop's thread, soon. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (Thread.currentThread() != thread) {
            sockets.wake();
        }
    }

    /** For tasks run on the loop. */
    public DispatchDesk desk() {
        return sessions.desk();
    }

    /** Tells the routers at once what the next renewals would tell. */
    public void renewNow() {
        execute(sessions::renewNow);
    }

    /** Tells the routers what the host has that a workspace could be bound to. */
    public void found(List<Candidate> candidates) {
        execute(() -> sessions.found(candidates));
    }

    /** Says goodbye to whom it can be said. */
    public void goodbye(String reason, long lingerMillis) {
        execute(() -> sessions.goodbye(reason, lingerMillis));
    }

    private void run() {
        long deskAt = ticker.millis();
        try {
            while (!stopping) {
                runTasks();
                guard(sessions::tick);
                if (ticker.millis() >= deskAt) {
                    deskAt = ticker.millis() + BUSY_MILLIS;
                    guard(sessions.desk()::tick);
                }
                long wait = sessions.desk().idle() ? IDLE_MILLIS : BUSY_MILLIS;
                sockets.poll(tasks.isEmpty() ? wait : 0);
            }
            runTasks();
        } catch (Throwable fault) {
            listener.died(fault);
            throw fault;
        } finally {
            sockets.close();
            ended.countDown();
        }
    }

    private void runTasks() {
        Runnable task = tasks.poll();
        while (task != null) {
            guard(task);
            task = tasks.poll();
        }
    }

    /** One frame or task that goes wrong must not end the others. */
    static void guard(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "The mesh loop goes on after an internal fault; please report it.", fault);
        }
    }

    @Override
    public void close() {
        stopping = true;
        sockets.wake();
        try {
            if (thread.isAlive() && !ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "The mesh loop did not end within {0} s.", STOP_SECONDS);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
