package org.xerotier.xeroctl;

import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.ApiRefusal;
import org.xerotier.xeroctl.api.Unreachable;
import org.xerotier.xeroctl.context.ContextFault;
import org.xerotier.xeroctl.context.NoConnection;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.ExitCode;

/**
 * How a command that failed ends.
 *
 * @param next the command to type next
 */
record Endings(ExitCode exitCode, String says, @Nullable String next) {

    static Endings of(RuntimeException fault) {
        if (fault instanceof CommandStopped stopped) {
            return new Endings(stopped.exitCode(), stopped.says(), stopped.next());
        }
        if (fault instanceof ApiRefusal refusal) {
            return of(refusal);
        }
        if (fault instanceof Unreachable unreachable) {
            boolean late = unreachable.reached() == Unreachable.Reached.NO_ANSWER_IN_TIME;
            return new Endings(
                    late ? ExitCode.WAIT_EXPIRED : ExitCode.UNAVAILABLE, unreachable.says(), "xeroctl config show");
        }
        if (fault instanceof ContextFault context) {
            return new Endings(ExitCode.USAGE, context.says(), context.next());
        }
        if (fault instanceof NoConnection none) {
            return new Endings(none.isKeyMissing() ? ExitCode.NOT_PERMITTED : ExitCode.USAGE, none.says(), none.next());
        }
        return new Endings(ExitCode.FAULT, "a fault in xeroctl: " + fault, null);
    }

    private static Endings of(ApiRefusal refusal) {
        StringBuilder says = new StringBuilder(refusal.code()).append(": ").append(refusal.says());
        if (refusal.param() != null) {
            says.append(" [").append(refusal.param()).append(']');
        }
        if (refusal.requestId() != null && refusal.status() >= 500) {
            says.append(" (request ").append(refusal.requestId()).append(')');
        }
        return new Endings(exitCode(refusal), says.toString(), NextStep.after(refusal));
    }

    private static ExitCode exitCode(ApiRefusal refusal) {
        if (refusal.code().endsWith("_not_found")) {
            return ExitCode.NOT_FOUND;
        }
        if (refusal.code().equals("outside_workspace_scope")) {
            return ExitCode.REFUSED;
        }
        return switch (refusal.status()) {
            case 400, 413, 415, 422 -> ExitCode.USAGE;
            case 401, 403 -> ExitCode.NOT_PERMITTED;
            case 404, 405, 410 -> ExitCode.NOT_FOUND;
            case 408, 504 -> ExitCode.WAIT_EXPIRED;
            case 429, 500, 502, 503 -> ExitCode.UNAVAILABLE;
            default -> ExitCode.REFUSED;
        };
    }
}
