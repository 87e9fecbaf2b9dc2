package org.xerotier.xeroctl.terminal;

import java.util.Set;

/** The few colors there are. Given text must be harmless already: what is added here is the only thing that escapes. */
final class Palette {
    static final Palette PLAIN = new Palette(false);
    static final Palette COLORED = new Palette(true);

    private static final Set<String> GOOD =
            Set.of("completed", "approved", "active", "UP", "recovered", "connected", "done");
    private static final Set<String> BAD = Set.of(
            "failed", "timed_out", "rejected", "approval_timed_out", "revoked", "DOWN", "timeout", "error", "denied");
    private static final Set<String> MIND = Set.of(
            "pending_approval",
            "pending",
            "stale",
            "draining",
            "ambiguous",
            "cancelling",
            "cancelled",
            "escalated",
            "expired",
            "queued");

    private final boolean colored;

    private Palette(boolean colored) {
        this.colored = colored;
    }

    String heading(String text) {
        return paint("1", text);
    }

    String error(String text) {
        return paint("1;31", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    /** Colors {@code shown} by what the state means; it may be cut or padded. */
    String state(String state, String shown) {
        if (GOOD.contains(state)) {
            return paint("32", shown);
        }
        if (BAD.contains(state)) {
            return paint("31", shown);
        }
        return MIND.contains(state) ? paint("33", shown) : shown;
    }

    private String paint(String code, String text) {
        return colored ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
