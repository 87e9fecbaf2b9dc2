package org.xerotier.router.web.wait;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.InvocationChanged;
import org.xerotier.router.invocation.InvocationFeed;
import org.xerotier.router.invocation.InvocationQueries;
import org.xerotier.router.invocation.InvocationView;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.StandingThreads;
import org.xerotier.router.kernel.Ticker;

/** Gives an answer when an invocation has ended, or its time is up. */
@ApplicationScoped
public class Waits {

    /** Answers being put together at the same time. */
    private static final int CLERKS = 8;

    private static final long TICK_MILLIS = 200;

    @Inject
    InvocationFeed feed;

    @Inject
    InvocationQueries queries;

    @Resource
    ManagedThreadFactory threads;

    @Resource
    ManagedScheduledExecutorService clock;

    @Inject
    Ticker ticker;

    private final Alarms alarms = new Alarms();
    private final StandingThreads clerks = new StandingThreads();
    private @Nullable ScheduledFuture<?> ticking;

    @PostConstruct
    void start() {
        clerks.begin(threads, CLERKS);
        ticking = clock.scheduleAtFixedRate(
                () -> alarms.tick(ticker.nanos()), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (ticking != null) {
            ticking.cancel(false);
        }
        clerks.close();
    }

    /**
     * Hands the invocation to {@code answer} exactly once, at its end or after this many seconds. Follows before it looks,
     * so an end between the two is not missed.
     */
    public void untilEnded(
            Actor actor, InvocationId id, int seconds, Consumer<InvocationView> answer, Consumer<Throwable> failed) {
        Wait wait = waiting(actor, id, answer, failed);
        wait.following(feed.follow(id, change -> hear(wait, change)));
        try {
            if (seconds <= 0 || queries.get(actor, id).status().isTerminal()) {
                wait.over();
                return;
            }
            wait.alarm(alarm(seconds, wait));
        } catch (RuntimeException nothingToWaitFor) {
            wait.forgo();
            throw nothingToWaitFor;
        }
    }

    /** The same for an invocation this router took a moment ago, about which the feed knows all there is to know. */
    public void untilNewEnded(
            Actor actor, InvocationId id, int seconds, Consumer<InvocationView> answer, Consumer<Throwable> failed) {
        Wait wait = waiting(actor, id, answer, failed);
        wait.alarm(alarm(seconds, wait));
        wait.following(feed.followNew(id, change -> hear(wait, change)));
    }

    private Wait waiting(Actor actor, InvocationId id, Consumer<InvocationView> answer, Consumer<Throwable> failed) {
        return new Wait(() -> later(() -> answer.accept(queries.get(actor, id)), failed));
    }

    private static void hear(Wait wait, InvocationChanged change) {
        if (change.invocation().status().isTerminal()) {
            wait.over();
        }
    }

    private Runnable alarm(int seconds, Wait wait) {
        return alarms.at(ticker.nanos() + TimeUnit.SECONDS.toNanos(seconds), wait::over);
    }

    /** Away from the thread that committed the change. With no thread to spare, on it after all: nobody is left waiting. */
    private void later(Runnable task, Consumer<Throwable> failed) {
        Runnable guarded = () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                failed.accept(e);
            }
        };
        try {
            Objects.requireNonNull(clerks).execute(guarded);
        } catch (RejectedExecutionException busy) {
            guarded.run();
        }
    }
}
