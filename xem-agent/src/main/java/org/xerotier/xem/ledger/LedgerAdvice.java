package org.xerotier.xem.ledger;

import java.nio.file.Path;

/** What an operator is told of a ledger that cannot be used. */
final class LedgerAdvice {

    private LedgerAdvice() {}

    static String of(Path file, LedgerFault fault) {
        String what = "the ledger %s %s: %s. The agent takes no work";
        return switch (fault.kind()) {
            case DAMAGED ->
                (what
                                + ". Its memory of past calls is lost; to go on without it, stop the agent, run '%s' and start it")
                        .formatted(file, "is damaged", fault.getMessage(), command(file));
            case NEWER -> (what + "; install that version again").formatted(file, "cannot be used", fault.getMessage());
            case UNAVAILABLE ->
                (what + " until it can; is the disk full or read-only, or does another process hold the file?")
                        .formatted(file, "cannot be used", fault.getMessage());
        };
    }

    /** The command that sets a ledger aside, ready to be pasted. */
    static String command(Path file) {
        String path = file.toAbsolutePath().toString();
        boolean plain = path.matches("[A-Za-z0-9/._+-]+");
        return "xem-agent set-ledger-aside " + (plain ? path : "'" + path.replace("'", "'\\''") + "'");
    }
}
