package org.xerotier.router.invocation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xerotier.router.ReferencePages;
import org.xerotier.router.invocation.Reconciliation.Epoch;
import org.xerotier.router.invocation.Reconciliation.Listed;
import org.xerotier.router.invocation.Reconciliation.Move;
import org.xerotier.router.invocation.Reconciliation.Recorded;

class ReconciliationPageTest {

    private static final String INTRO = """

            An agent lists the invocations it has in every `hello` and `lease_renewal`. This is what the router does about each of them, and
            about each it has on record for the agent that is not listed. Why: [dispatch and recovery](../explanation/dispatch-and-recovery.md).

            | | |
            |---|---|
            | none | they agree, or time will tell |
            | begin | the record learns that it runs |
            | send_again | the same dispatch under the same epoch; the agent's ledger takes it once |
            | cancel_again | the same cancel again |
            | fence | a cancel that makes the ledger say whether it ever began, and keeps it from beginning |
            | lose | the memory of it is gone: queued again or `ambiguous`, as the tool's `recovery` says |
            | tell_cancel, tell_report, tell_forget | said in the answer's `reconcile` list |

            ## Listed under the epoch on record, or not listed

            *same ledger*, *other ledger*: whether the list is read from the ledger the work was dispatched to. After a slash: where the agent's own word about this epoch
            is on record, how it ended or that it cannot say.

            | on record | not listed, same ledger | not listed, other ledger | listed accepted | listed started | listed done |
            |---|---|---|---|---|---|
            """;

    @Test
    void thePageShowsEveryCase() {
        StringBuilder body = new StringBuilder(INTRO);
        for (InvocationStatus status : InvocationStatus.values()) {
            body.append("| ").append(lower(status));
            body.append(cell(status, Epoch.SAME, Listed.ABSENT, true));
            body.append(cell(status, Epoch.SAME, Listed.ABSENT, false));
            body.append(cell(status, Epoch.SAME, Listed.ACCEPTED, true));
            body.append(cell(status, Epoch.SAME, Listed.STARTED, true));
            body.append(cell(status, Epoch.SAME, Listed.DONE, true)).append(" |\n");
        }
        body.append("\n## Listed under another epoch, or not on record in the agent's project\n\n");
        body.append("| | listed accepted | listed started | listed done |\n|---|---|---|---|\n");
        for (Epoch epoch : new Epoch[] {Epoch.OLDER, Epoch.NEWER}) {
            body.append("| ").append(lower(epoch)).append(" epoch, whatever the record says");
            for (Listed listed : new Listed[] {Listed.ACCEPTED, Listed.STARTED, Listed.DONE}) {
                body.append(cell(InvocationStatus.RUNNING, epoch, listed, true));
            }
            body.append(" |\n");
        }
        body.append("| not on record");
        for (Listed listed : new Listed[] {Listed.ACCEPTED, Listed.STARTED, Listed.DONE}) {
            body.append(" | ").append(lower(move(null, listed, true)));
        }
        body.append(
                " |\n\nA newer epoch than the record's can only come from a database that was set back: nothing of it is believed, its report is kept.\n");
        ReferencePages.compare("reconciliation.md", "Reconciliation", body.toString());
    }

    private static String cell(InvocationStatus status, Epoch epoch, Listed listed, boolean isSameLedger) {
        Move untold = move(new Recorded(status, epoch, false), listed, isSameLedger);
        Move told = move(new Recorded(status, epoch, true), listed, isSameLedger);
        return " | " + lower(untold) + (told == untold ? "" : " / " + lower(told));
    }

    private static Move move(@Nullable Recorded known, Listed listed, boolean isSameLedger) {
        return Reconciliation.of(known, listed, isSameLedger);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
