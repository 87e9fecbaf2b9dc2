package org.xerotier.xem.exec;

import java.util.Map;

/** Puts a name to exit codes that stand for a signal. */
final class Signals {

    private static final Map<Integer, String> NAMES =
            Map.of(1, "HUP", 2, "INT", 3, "QUIT", 6, "ABRT", 8, "FPE", 9, "KILL", 11, "SEGV", 13, "PIPE", 15, "TERM");

    private Signals() {}

    static String explain(int exitCode, String message) {
        String name = NAMES.get(exitCode - 128);
        return name == null ? message : "%s It was ended by signal %s.".formatted(message, name);
    }
}
