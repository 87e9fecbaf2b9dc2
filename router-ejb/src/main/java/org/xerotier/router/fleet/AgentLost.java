package org.xerotier.router.fleet;

import org.xerotier.router.kernel.AgentId;

/**
 * No router counts on this agent any more; the database says so already. What it had is to be settled: some agents come
 * back, with what they had. Fired outside any transaction.
 */
public record AgentLost(AgentId agent, Reason reason) {

    /** Why nobody counts on it. */
    public enum Reason {
        /** It was not heard for longer than its lease. */
        LEASE_LAPSED,
        /** It said goodbye and had nothing left. */
        LEFT,
        /** It was revoked: nothing it says counts any more. */
        REVOKED
    }
}
