package org.xerotier.xeroctl.desk;

import java.util.concurrent.atomic.AtomicReference;

/** Ctrl-C as the virtual machine reports it: it runs its shutdown hooks and ends with 130. */
public final class ShutdownInterrupts implements Interrupts {
    private static final Runnable NOTHING = () -> {};

    private final AtomicReference<Runnable> action = new AtomicReference<>(NOTHING);
    private boolean hooked;

    @Override
    public synchronized Watch during(Runnable wanted) {
        action.set(wanted);
        if (!hooked) {
            hooked = true;
            Thread hook = new Thread(() -> action.getAndSet(NOTHING).run(), "xeroctl-interrupted");
            Runtime.getRuntime().addShutdownHook(hook);
        }
        return () -> action.set(NOTHING);
    }
}
