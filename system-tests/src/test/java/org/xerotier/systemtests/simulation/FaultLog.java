package org.xerotier.systemtests.simulation;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hears what the product writes into its log: a fault that nothing explains is a violation. Prints nothing. */
final class FaultLog extends Handler {

    private static final ThreadLocal<@Nullable Simulation> LISTENER = new ThreadLocal<>();
    private static boolean isInstalled;

    static synchronized void listen(Simulation simulation) {
        LISTENER.set(simulation);
        if (!isInstalled) {
            isInstalled = true;
            LogManager.getLogManager().reset();
            Logger root = Logger.getLogger("");
            root.setLevel(Level.WARNING);
            root.addHandler(new FaultLog());
        }
    }

    @Override
    public void publish(LogRecord record) {
        Simulation simulation = LISTENER.get();
        Throwable thrown = record.getThrown();
        if (simulation == null) {
            return;
        }
        if (thrown != null) {
            simulation.routers.get(0).faulted(thrown);
        } else {
            simulation.world.note(() -> "log: " + record.getMessage());
        }
    }

    @Override
    public void flush() {
        // Nothing is held.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
