package org.xerotier.xeroctl.exec;

import java.util.Set;
import org.xerotier.xeroctl.desk.ExitCode;

/** What a status means for whoever waits. */
final class Outcome {
    private static final Set<String> ENDED =
            Set.of("completed", "failed", "timed_out", "cancelled", "rejected", "approval_timed_out", "escalated");

    private Outcome() {}

    static boolean isEnded(String status) {
        return ENDED.contains(status);
    }

    static boolean isAmbiguous(String status) {
        return status.equals("ambiguous");
    }

    /** For an invocation that ended or became ambiguous. */
    static ExitCode of(String status) {
        return switch (status) {
            case "completed" -> ExitCode.OK;
            case "rejected", "approval_timed_out", "escalated" -> ExitCode.REFUSED;
            case "ambiguous" -> ExitCode.AMBIGUOUS;
            default -> ExitCode.TOOL_FAILED;
        };
    }

    /** For an invocation nobody waits for. */
    static ExitCode ofDetached(String status) {
        if (status.equals("pending_approval")) {
            return ExitCode.APPROVAL_PENDING;
        }
        return isEnded(status) || isAmbiguous(status) ? of(status) : ExitCode.OK;
    }
}
