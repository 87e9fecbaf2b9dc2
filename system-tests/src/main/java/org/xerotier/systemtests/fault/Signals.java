package org.xerotier.systemtests.fault;

import java.time.Duration;
import java.util.List;
import org.xerotier.provision.Command;

/** Stopping a process for a while, as a long collection, a suspended virtual machine or a debugger would. */
public final class Signals {

    private Signals() {}

    public static void pause(long pid) {
        send("-STOP", pid);
    }

    /** Harmless for a process that is gone. */
    public static void resume(long pid) {
        send("-CONT", pid);
    }

    private static void send(String signal, long pid) {
        Command.of(List.of("kill", signal, String.valueOf(pid)))
                .within(Duration.ofSeconds(5))
                .run();
    }
}
