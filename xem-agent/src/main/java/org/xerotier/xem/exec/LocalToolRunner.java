package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.bundle.ToolAction.Builtin;
import org.xerotier.xem.bundle.ToolAction.Command;
import org.xerotier.xem.dispatch.LedgerEntry;
import org.xerotier.xem.dispatch.ToolOrder;
import org.xerotier.xem.dispatch.ToolRun;
import org.xerotier.xem.dispatch.ToolRunner;
import org.xerotier.xem.dispatch.ToolWatcher;

/** Runs tools on this host: processes under the agent's user, and builtins inside the agent. */
public final class LocalToolRunner implements ToolRunner, AutoCloseable {

    private final Host host;
    private final Path runs;
    private final AtomicLong next = new AtomicLong();

    private LocalToolRunner(Host host, Path runs) {
        this.host = host;
        this.runs = runs;
    }

    /**
     * Makes the folders it needs under the work folder, and clears what an earlier life of the agent left there.
     *
     * @param agentEnvironment where {@code inherit_env} takes its values from
     */
    public static LocalToolRunner create(ExecSettings settings, Clock clock, Map<String, String> agentEnvironment)
            throws IOException {
        RunFolder.make(settings.workDir());
        Path runs = RunFolder.makeFresh(settings.workDir().resolve("run"));
        Path pipes = RunFolder.makeFresh(settings.workDir().resolve("pipes"));
        Path bundles = RunFolder.make(settings.workDir().resolve("bundles"));
        return new LocalToolRunner(Host.create(settings, clock, agentEnvironment, bundles, pipes), runs);
    }

    @Override
    public ToolRun start(ToolOrder order, ToolWatcher watcher) {
        Path folder = runs.resolve(Long.toString(next.getAndIncrement()));
        RunOutput output = new RunOutput(folder, order, watcher, host);
        if (order.tool().action() instanceof Builtin builtin) {
            BuiltinRun run = new BuiltinRun(order, builtin, output, host);
            run.begin();
            return run;
        }
        Command command = (Command) order.tool().action();
        Path scratch = folder.resolve("home");
        ToolProcess run = new ToolProcess(order, command, scratch, output, host);
        try {
            RunFolder.makeFresh(scratch);
            host.spawner().execute(run::spawn);
        } catch (IOException fault) {
            output.end(Result.Outcome.FAILED, null, "agent_storage", "No scratch folder: " + fault.getMessage());
        } catch (RejectedExecutionException full) {
            output.end(Result.Outcome.FAILED, null, "agent_busy", "Too many tools are waiting to be started.");
        }
        return run;
    }

    @Override
    public ToolRun survivor(LedgerEntry started, ToolWatcher watcher) {
        throw new UnsupportedOperationException("the ledger of this version does not outlive the agent");
    }

    @Override
    public Optional<ToolRun> kept(LedgerEntry done) {
        return Optional.empty();
    }

    /** Ends every tool still running and lets go of all threads. */
    @Override
    public void close() {
        host.shutDown();
    }
}
