package org.xerotier.router.kernel;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;

/**
 * The threads for work that a commit or a timer leads to: short tasks that may wait for the database, nothing that waits for
 * a stranger. Inject it as {@link Executor}.
 */
@ApplicationScoped
public class WorkThreads implements Executor {

    private static final int NUMBER = 8;

    @Resource
    ManagedThreadFactory threads;

    private final StandingThreads standing = new StandingThreads();

    @PostConstruct
    void open() {
        standing.begin(threads, NUMBER);
    }

    /** Makes them now, in the context of the start, so that they remember nobody's request. */
    public void start() {
        // All is done by the first call of anything here.
    }

    @Override
    public void execute(Runnable task) {
        standing.execute(task);
    }

    @PreDestroy
    void close() {
        standing.close();
    }
}
