package org.xerotier.xem;

import java.lang.System.Logger.Level;
import sun.misc.Signal;

/**
 * TERM, INT and HUP as calls. Shutdown hooks would not do: they cannot change the exit code, and the log is already being
 * taken down while they run.
 */
final class Signals {

    private Signals() {}

    static void on(String name, Runnable action) {
        try {
            Signal.handle(new Signal(name), signal -> action.run());
        } catch (IllegalArgumentException taken) {
            // Started with -Xrs, or by a parent that keeps the signal.
            System.getLogger("xem").log(Level.WARNING, "SIG{0} cannot be handled here.", name);
        }
    }
}
