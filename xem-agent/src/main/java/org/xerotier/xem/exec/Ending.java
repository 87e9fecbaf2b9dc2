package org.xerotier.xem.exec;

import org.xerotier.mesh.frame.Result;

/** Why a running tool is brought to its end by the agent. */
enum Ending {
    TIMED_OUT(Result.Outcome.TIMED_OUT, "timeout", "The tool ran longer than it may and was stopped."),
    CANCELLED(Result.Outcome.CANCELLED, "cancelled", "The tool was stopped on request."),
    FLOODED(Result.Outcome.FAILED, "output_flood", "The tool wrote far more than its output limit and was stopped."),
    SPOOL_FAILED(
            Result.Outcome.FAILED, "agent_storage", "The agent could not keep the tool's output; is its disk full?");

    private final Result.Outcome outcome;
    private final String code;
    private final String message;

    Ending(Result.Outcome outcome, String code, String message) {
        this.outcome = outcome;
        this.code = code;
        this.message = message;
    }

    Result.Outcome outcome() {
        return outcome;
    }

    String code() {
        return code;
    }

    String message() {
        return message;
    }
}
