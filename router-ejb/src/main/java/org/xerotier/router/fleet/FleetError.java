package org.xerotier.router.fleet;

import org.xerotier.router.kernel.ErrorCode;

/** Refusals of this room. */
enum FleetError implements ErrorCode {
    AGENT_NOT_FOUND(404, false, "No such agent in this project"),
    AGENT_REVOKED(403, false, "The agent was revoked; it must enrol again with new keys"),
    AGENT_CONFLICT_PILL(409, false, "Two keys claim the agent's name; a person must say which keeps it"),
    AGENT_NOT_IN_CONFLICT(409, false, "No other key claims the agent's name"),
    CURVE_ROTATION_REFUSED(403, false, "The answer to the change of CURVE key does not hold"),
    CANDIDATE_NOT_FOUND(404, false, "No such candidate of this agent"),
    CANDIDATE_DECIDED(409, false, "The candidate was approved or rejected before"),
    ROUTER_BUSY(503, true, "The router greets as many agents as it can at once"),
    AGENT_UNKNOWN(403, false, "The connection's key is not that of the agent it claims to be"),
    REGISTRATION_NAME_INVALID(400, false, "The registration name is not well formed"),
    REGISTRATION_NAME_TAKEN(409, false, "Another agent of the project has this registration name"),
    CURVE_KEY_TAKEN(409, false, "The CURVE key belongs to another agent"),
    MANIFEST_INVALID(400, false, "The capability manifest is not one"),
    PROTOCOL_VERSION_UNSUPPORTED(400, false, "Agent and router have no protocol version in common");

    private final int status;
    private final boolean retryable;
    private final String title;

    FleetError(int status, boolean retryable, String title) {
        this.status = status;
        this.retryable = retryable;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public boolean retryable() {
        return retryable;
    }

    @Override
    public String title() {
        return title;
    }
}
