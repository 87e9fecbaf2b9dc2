package org.xerotier.xem.exec;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.xerotier.xem.NamedThreads;
import org.xerotier.xem.bundle.CredentialsFolder;

/**
 * What all runs share: threads, pipes, the guard, folders.
 *
 * @param spawner one thread that never ends before the agent does; every process is its child
 * @param keeper waits for the disk where output must outlive the agent
 * @param readers two for each process that runs, and room for as many that are just about to return
 */
record Host(
        ExecSettings settings,
        Clock clock,
        SessionPrefix prefix,
        GroupGuard guard,
        PipePool pipes,
        CommandAssembly assembly,
        ThreadPoolExecutor spawner,
        ExecutorService readers,
        ExecutorService builtins,
        ExecutorService keeper,
        ScheduledExecutorService timer,
        ScheduledExecutorService flusher) {

    private static final long IDLE_SECONDS = 30;

    static Host create(
            ExecSettings settings, Clock clock, Map<String, String> agentEnvironment, Path bundles, Path pipes) {
        SessionPrefix prefix = SessionPrefix.detect();
        CredentialsFolder credentials = new CredentialsFolder(settings.credentialsDir());
        int max = settings.maxExecutions();
        return new Host(
                settings,
                clock,
                prefix,
                GroupGuard.onDuty(
                        prefix.words().subList(0, Math.min(1, prefix.words().size()))),
                new PipePool(pipes),
                new CommandAssembly(credentials, bundles, agentEnvironment),
                new ThreadPoolExecutor(
                        1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(2 * max), NamedThreads.of("xem-spawn")),
                onDemand(4 * max + 2, "read"),
                onDemand(max, "builtin"),
                new ThreadPoolExecutor(
                        1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(4 * max), NamedThreads.of("xem-keep")),
                timer("timer"),
                timer("flush"));
    }

    private static ExecutorService onDemand(int max, String name) {
        return new ThreadPoolExecutor(
                0, max, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), NamedThreads.of("xem-" + name));
    }

    private static ScheduledExecutorService timer(String name) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, NamedThreads.of("xem-" + name));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    void shutDown() {
        spawner.shutdownNow();
        readers.shutdownNow();
        builtins.shutdownNow();
        keeper.shutdownNow();
        timer.shutdownNow();
        flusher.shutdownNow();
        guard.close();
    }
}
