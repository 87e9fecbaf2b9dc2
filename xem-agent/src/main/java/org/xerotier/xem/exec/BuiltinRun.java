package org.xerotier.xem.exec;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.OutputPiece;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.xem.bundle.ToolAction.Builtin;
import org.xerotier.xem.dispatch.ToolOrder;
import org.xerotier.xem.dispatch.ToolRun;

/** One builtin at work. The two that only answer run on the caller's thread; the others on one of their own. */
final class BuiltinRun implements ToolRun {

    /** A builtin's work. */
    private interface Work {
        void run(BuiltinCall call) throws IOException, StartRefused;
    }

    private static final Map<String, Work> QUICK = Map.of("noop", call -> {}, "echo", BuiltinRun::echo);
    private static final Map<String, Work> SLOW = Map.of(
            "file_list", FileBuiltins::list,
            "file_read", FileBuiltins::read,
            "file_checksum", FileBuiltins::checksum,
            "host_uptime", HostBuiltins::uptime,
            "host_disk", HostBuiltins::disk,
            "host_memory", HostBuiltins::memory,
            "host_processes", HostProcesses::list);

    private final ToolOrder order;
    private final Builtin action;
    private final RunOutput output;
    private final Host host;
    private final Object lock = new Object();
    private @Nullable Ending ending;
    private @Nullable Thread worker;
    private @Nullable Future<?> timeout;
    private boolean over;

    BuiltinRun(ToolOrder order, Builtin action, RunOutput output, Host host) {
        this.order = order;
        this.action = action;
        this.output = output;
        this.host = host;
    }

    void begin() {
        Work quick = QUICK.get(action.name());
        if (quick != null) {
            run(quick);
            return;
        }
        Work slow = SLOW.get(action.name());
        if (slow == null) {
            output.end(Result.Outcome.FAILED, null, "spawn_failed", "There is no builtin " + action.name() + ".");
            return;
        }
        try {
            timeout = host.timer()
                    .schedule(() -> bringToEnd(Ending.TIMED_OUT), order.timeoutMillis(), TimeUnit.MILLISECONDS);
            host.builtins().execute(() -> run(slow));
        } catch (RejectedExecutionException full) {
            output.end(Result.Outcome.FAILED, null, "agent_busy", "Too many builtins are running.");
        }
    }

    private void run(Work work) {
        synchronized (lock) {
            worker = Thread.currentThread();
        }
        output.started("");
        Result.Outcome outcome = Result.Outcome.COMPLETED;
        String code = "";
        String message = "";
        try {
            if (!stopped()) {
                work.run(new BuiltinCall(order, action, output));
            }
        } catch (StartRefused refused) {
            outcome = Result.Outcome.FAILED;
            code = refused.code();
            message = refused.getMessage();
        } catch (IOException | RuntimeException fault) {
            outcome = Result.Outcome.FAILED;
            code = fault instanceof ClosedByInterruptException ? "cancelled" : "builtin_failed";
            message = "The tool could not finish: " + fault;
        }
        Ending why;
        synchronized (lock) {
            over = true;
            worker = null;
            why = ending;
            if (timeout != null) {
                timeout.cancel(false);
            }
        }
        // A late stop may have interrupted a thread that goes back to its pool.
        boolean unused = why != null && Thread.interrupted();
        if (why == null) {
            output.end(outcome, outcome == Result.Outcome.COMPLETED ? 0 : null, code, message);
        } else {
            output.end(why.outcome(), null, why.code(), why.message());
        }
    }

    private boolean stopped() {
        synchronized (lock) {
            return ending != null;
        }
    }

    private void bringToEnd(Ending why) {
        synchronized (lock) {
            if (!over && ending == null) {
                ending = why;
                if (worker != null) {
                    worker.interrupt();
                }
            }
        }
    }

    private static void echo(BuiltinCall call) throws IOException {
        call.print(CanonicalJson.text(call.arguments()) + "\n");
    }

    @Override
    public void stop() {
        bringToEnd(Ending.CANCELLED);
    }

    @Override
    public long firstSequence() {
        return output.firstSequence();
    }

    @Override
    public long lastSequence() {
        return output.lastSequence();
    }

    @Override
    public OutputPiece piece(long sequence) {
        return output.piece(sequence);
    }

    @Override
    public void release(long throughSequence) {
        output.release(throughSequence);
    }

    @Override
    public void close() {
        output.close();
    }
}
