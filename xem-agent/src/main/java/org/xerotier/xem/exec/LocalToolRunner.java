package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.xerotier.mesh.frame.Result;
import org.xerotier.xem.bundle.ToolAction.Builtin;
import org.xerotier.xem.bundle.ToolAction.Command;
import org.xerotier.xem.dispatch.LedgerEntry;
import org.xerotier.xem.dispatch.ToolOrder;
import org.xerotier.xem.dispatch.ToolRun;
import org.xerotier.xem.dispatch.ToolRunner;
import org.xerotier.xem.dispatch.ToolWatcher;
import org.xerotier.xem.dispatch.Work;

/** Runs tools on this host: processes under the agent's user, and builtins inside the agent. */
public final class LocalToolRunner implements ToolRunner, AutoCloseable {

    private static final System.Logger LOG = System.getLogger("xem.exec");

    private final Host host;
    private final Path runs;
    private final Path outputs;

    LocalToolRunner(Host host, Path runs, Path outputs) {
        this.host = host;
        this.runs = runs;
        this.outputs = outputs;
    }

    /**
     * Makes the folders it needs under the work folder. What an earlier life of the agent left there stays until it is
     * known what of it is still needed, see {@link #keepOnly}: a tool may have outlived that agent.
     *
     * @param agentEnvironment where {@code inherit_env} takes its values from
     */
    public static LocalToolRunner create(ExecSettings settings, Clock clock, Map<String, String> agentEnvironment)
            throws IOException {
        RunFolder.make(settings.workDir());
        Path runs = RunFolder.make(settings.workDir().resolve("run"));
        Path pipes = settings.workDir().resolve("pipes");
        RunFolder.deleteQuietly(pipes);
        RunFolder.make(pipes);
        Path bundles = RunFolder.make(settings.workDir().resolve("bundles"));
        Path outputs = RunFolder.make(settings.workDir().resolve("output"));
        return new LocalToolRunner(Host.create(settings, clock, agentEnvironment, bundles, pipes), runs, outputs);
    }

    @Override
    public ToolRun start(ToolOrder order, ToolWatcher watcher) {
        Path folder = RunFolder.of(runs, order.invocationId(), order.executionId());
        Path kept = RunFolder.of(outputs, order.invocationId(), order.executionId());
        RunOutput output = new RunOutput(folder, kept, order, watcher, host);
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
        Survivor survivor = new Survivor(Objects.requireNonNull(started.work(), "started work"), host, watcher);
        survivor.seek();
        return survivor;
    }

    @Override
    public Optional<ToolRun> kept(LedgerEntry done) {
        Path folder = folder(outputs, done);
        long last = done.result() == null ? 0 : done.result().lastSequence();
        return OutputSpool.reopen(folder, last).map(spool -> new KeptOutput(folder, spool));
    }

    private static Path folder(Path parent, LedgerEntry entry) {
        Work work = Objects.requireNonNull(entry.work(), "taken work");
        return RunFolder.of(parent, entry.invocationId(), work.executionId());
    }

    /** Deletes, as far as that is possible, what earlier lives left here and what belongs to none of these. */
    public void keepOnly(List<LedgerEntry> owed) {
        for (Path parent : List.of(runs, outputs)) {
            Set<Path> wanted = new HashSet<>();
            owed.stream().filter(entry -> entry.work() != null).forEach(entry -> wanted.add(folder(parent, entry)));
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, each -> !wanted.contains(each))) {
                folders.forEach(RunFolder::deleteQuietly);
            } catch (IOException | DirectoryIteratorException fault) {
                LOG.log(System.Logger.Level.WARNING, "left by earlier runs and not cleared: " + parent, fault);
            }
        }
    }

    /** Ends every tool still running and lets go of all threads. */
    @Override
    public void close() {
        host.shutDown();
    }
}
