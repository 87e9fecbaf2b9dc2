package org.xerotier.router.invocation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.Reconciliation.Epoch;
import org.xerotier.router.invocation.Reconciliation.Recorded;

/** What the record says about one invocation, as far as it matters for comparing it with an agent's list. */
public record RecordedWork(
        String invocation,
        String statusName,
        long epoch,
        @Nullable String agent,
        @Nullable String errorCode,
        @Nullable String runStatus,
        @Nullable String ledger) {

    Recorded seenFrom(long listedEpoch) {
        return new Recorded(status(), Epoch.of(listedEpoch, epoch), isToldByAgent());
    }

    Recorded seen() {
        return seenFrom(epoch);
    }

    boolean isInLedger(String ledgerId) {
        return Objects.equals(ledger, ledgerId);
    }

    InvocationStatus status() {
        return InvocationStatus.ofWireName(statusName);
    }

    private boolean isToldByAgent() {
        if (status() == InvocationStatus.AMBIGUOUS) {
            return errorCode != null && LostWork.isAgentsWord(errorCode);
        }
        return runStatus != null && ExecutionStatus.ofWireName(runStatus).next().isEmpty();
    }
}
