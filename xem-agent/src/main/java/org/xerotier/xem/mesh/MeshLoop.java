package org.xerotier.xem.mesh;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.xerotier.xem.dispatch.DispatchDesk;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.time.Backoff;
import org.xerotier.xem.time.Ticker;

/**
 * The one thread that owns socket, session and desk. Others hand it tasks; each run of a tool has at most two waiting
 * here, so the queue is as bounded as the number of runs.
 */
public final class MeshLoop implements Executor, AutoCloseable {

    /** What the loop needs from the rest of the agent. */
    public record Parts(
            RouterAddress router,
            SessionIdentity identity,
            Supplier<String> token,
            Supplier<PublishedManifest> manifest,
            SessionListener listener,
            Backoff backoff,
            Ticker ticker,
            Clock clock) {}

    /** Makes the desk that is driven by this loop and answers through this session. */
    @FunctionalInterface
    public interface DeskMaker {
        DispatchDesk make(org.xerotier.xem.dispatch.Outbox outbox, Executor loop);
    }

    private static final Logger LOG = System.getLogger("xem.mesh");
    private static final long BUSY_MILLIS = 20;
    private static final long IDLE_MILLIS = 100;
    private static final long STOP_SECONDS = 10;

    private final DealerLink link;
    private final MeshSession session;
    private final Ticker ticker;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final SessionListener listener;
    private volatile boolean stopping;

    public MeshLoop(Parts parts, DeskMaker desk, ThreadFactory threads) {
        this.ticker = parts.ticker();
        this.listener = parts.listener();
        this.link = new DealerLink(parts.router(), listener::died);
        this.session = new MeshSession(
                link,
                parts.identity(),
                parts.token(),
                parts.manifest(),
                parts.listener(),
                parts.backoff(),
                parts.ticker(),
                parts.clock(),
                outbox -> desk.make(outbox, this));
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
            link.wake();
        }
    }

    /** For tasks run on the loop. */
    public DispatchDesk desk() {
        return session.desk();
    }

    /** Tells the router at once what the next renewal would tell. */
    public void renewNow() {
        execute(session::renewNow);
    }

    /** Says goodbye if there is anyone to say it to. */
    public void goodbye(String reason, long lingerMillis) {
        execute(() -> session.goodbye(reason, lingerMillis));
    }

    private void run() {
        DealerLink.Receiver receiver = new DealerLink.Receiver() {
            @Override
            public void received(byte[] frame) {
                guard(() -> session.onBytes(frame));
            }

            @Override
            public void lost(String reason) {
                guard(() -> session.onLinkLost(reason));
            }
        };
        long deskAt = ticker.millis();
        try {
            while (!stopping) {
                runTasks();
                guard(session::tick);
                if (ticker.millis() >= deskAt) {
                    deskAt = ticker.millis() + BUSY_MILLIS;
                    guard(session.desk()::tick);
                }
                long wait = session.desk().idle() ? IDLE_MILLIS : BUSY_MILLIS;
                link.poll(tasks.isEmpty() ? wait : 0, receiver);
            }
            runTasks();
        } catch (Throwable fault) {
            listener.died(fault);
            throw fault;
        } finally {
            link.close();
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
    private static void guard(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            LOG.log(Level.ERROR, "The mesh loop goes on after an internal fault; please report it.", fault);
        }
    }

    @Override
    public void close() {
        stopping = true;
        link.wake();
        try {
            if (thread.isAlive() && !ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "The mesh loop did not end within {0} s.", STOP_SECONDS);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
