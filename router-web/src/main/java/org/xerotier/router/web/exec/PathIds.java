package org.xerotier.router.web.exec;

import org.xerotier.router.approval.ApprovalError;
import org.xerotier.router.invocation.InvocationError;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.ErrorCode;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.RouterException;

/** Reads ids from paths. What does not look like one is answered as one that names nothing. */
final class PathIds {

    private PathIds() {}

    static InvocationId invocation(String text) {
        if (!InvocationId.matches(text)) {
            throw missing(InvocationError.INVOCATION_NOT_FOUND, "invocation");
        }
        return new InvocationId(text);
    }

    static ExecutionId execution(String text) {
        if (!ExecutionId.matches(text)) {
            throw missing(InvocationError.EXECUTION_NOT_FOUND, "execution");
        }
        return new ExecutionId(text);
    }

    static ApprovalId approval(String text) {
        if (!ApprovalId.matches(text)) {
            throw missing(ApprovalError.APPROVAL_NOT_FOUND, "approval request");
        }
        return new ApprovalId(text);
    }

    private static RouterException missing(ErrorCode code, String what) {
        return code.because("There is no such " + what + " in this project; list them to find its id.");
    }
}
