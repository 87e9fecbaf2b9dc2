package org.xerotier.xem;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.xerotier.xem.ledger.LedgerAside;
import org.xerotier.xem.state.StateFolder;

/** {@code xem-agent set-ledger-aside FILE}: for an operator who has read what that means. */
final class SetLedgerAside {

    private SetLedgerAside() {}

    static ExitCode run(Path file, PrintStream out, PrintStream err) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            err.println("xem-agent: there is no folder " + folder);
            return ExitCode.FAILURE;
        }
        try (StateFolder held = StateFolder.open(folder)) {
            List<Path> moved = LedgerAside.setAside(file, Clock.systemUTC());
            if (moved.isEmpty()) {
                err.printf("xem-agent: there is no ledger %s in %s%n", file.getFileName(), held.path());
                return ExitCode.FAILURE;
            }
            moved.forEach(each -> out.println("moved to " + each));
            out.println(
                    "The next start of the agent makes a new ledger. What the old one knew of calls that were under");
            out.println(
                    "way is not told to the router any more: those end as ambiguous, see 'xeroctl exec ambiguous'.");
            return ExitCode.DONE;
        } catch (IOException fault) {
            err.println("xem-agent: " + fault.getMessage());
            return ExitCode.FAILURE;
        }
    }
}
