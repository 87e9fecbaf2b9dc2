package org.xerotier.xem.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.xerotier.xem.ledger.LedgerInspection;
import org.xerotier.xem.state.StateFolder;

/** The agent's record of what it has taken on; only that of an agent that does not run can be looked into. */
final class LedgerCheck {

    private LedgerCheck() {}

    static Finding look(Path file, Path stateDir) {
        if (StateFolder.isHeld(stateDir)) {
            return Finding.ok("ledger " + file + " is in use by the running agent");
        }
        try {
            Optional<LedgerInspection> found = LedgerInspection.of(file);
            if (found.isEmpty()) {
                return Finding.ok("ledger will be made at " + file);
            }
            LedgerInspection ledger = found.get();
            return ledger.fault()
                    .map(fault -> Finding.fault("ledger", fault, "see docs/how-to/agent-ledger-damaged-or-full.md"))
                    .orElseGet(() ->
                            Finding.ok("ledger %s remembers %d calls, %d of them not yet told to the router to the end"
                                    .formatted(file, ledger.entries(), ledger.owed())));
        } catch (IOException fault) {
            return Finding.fault(
                    "ledger",
                    "the ledger %s cannot be looked at: %s".formatted(file, fault.getMessage()),
                    "the file and its folder must belong to the agent's user, with room left on the file system");
        }
    }
}
