package org.xerotier.router.web.wait;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.xerotier.router.invocation.InvocationFeed;
import org.xerotier.router.invocation.InvocationQueries;
import org.xerotier.router.invocation.InvocationView;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.web.http.Lanes;

/** Gives an answer when an invocation has ended, or its time is up. */
@ApplicationScoped
public class Waits {

    /** Answers being put together at the same time. */
    private static final int LANES = 16;

    @Inject
    InvocationFeed feed;

    @Inject
    InvocationQueries queries;

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedScheduledExecutorService clock;

    private Executor lanes = Runnable::run;

    @PostConstruct
    void start() {
        lanes = new Lanes(executor, LANES);
    }

    /**
     * Hands the invocation to {@code answer} exactly once, at its end or after this many seconds. Follows before it looks,
     * so an end between the two is not missed.
     */
    public void untilEnded(
            Actor actor, InvocationId id, int seconds, Consumer<InvocationView> answer, Consumer<Throwable> failed) {
        Wait wait = new Wait(() -> later(() -> answer.accept(queries.get(actor, id)), failed));
        wait.following(feed.follow(id, change -> {
            if (change.invocation().status().isTerminal()) {
                wait.over();
            }
        }));
        if (seconds <= 0 || queries.get(actor, id).status().isTerminal()) {
            wait.over();
            return;
        }
        wait.alarm(clock.schedule(wait::over, seconds, TimeUnit.SECONDS));
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
            lanes.execute(guarded);
        } catch (RejectedExecutionException busy) {
            guarded.run();
        }
    }
}
