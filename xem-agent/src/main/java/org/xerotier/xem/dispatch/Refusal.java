package org.xerotier.xem.dispatch;

import org.xerotier.mesh.frame.Bounds;

/** Why a dispatch is not run: a stable code and a sentence for people. */
record Refusal(String code, String message) {

    static final String DRAINING = "agent_draining";
    static final String BUSY = "agent_busy";
    static final String STORAGE = "agent_storage";
    static final String STALE_EPOCH = "stale_epoch";
    static final String ALREADY_STARTED = "already_started";
    static final String TOOL_NOT_FOUND = "exec_tool_not_found";
    static final String MANIFEST_MISMATCH = "manifest_mismatch";
    static final String DIGEST_MISMATCH = "digest_mismatch";
    static final String INVALID_ARGUMENTS = "invalid_arguments";
    static final String SCOPE_EXCEEDED = "workspace_scope_exceeded";
    static final String WARRANT_EXPIRED = "warrant_expired";
    static final String WARRANT_MISMATCH = "warrant_mismatch";
    static final String CONSENT_REQUIRED = "consent_required";
    static final String RISK_CEILING = "risk_ceiling_exceeded";
    static final String PRECONDITION_FAILED = "precondition_failed";
    static final String START_EXPIRED = "start_expired";
    static final String CANCELLED = "cancelled";
    static final String FORGOTTEN = "forgotten";
    static final String RESTARTED = "agent_restarted";
    static final String RESULT_FORGOTTEN = "result_forgotten";

    Refusal {
        // Frames carry no U+0000, and a tool or a schema may have put one here.
        message = message.replace((char) 0, (char) 0xfffd);
        if (message.length() > Bounds.MAX_MESSAGE) {
            message = message.substring(0, Bounds.MAX_MESSAGE);
        }
    }
}
