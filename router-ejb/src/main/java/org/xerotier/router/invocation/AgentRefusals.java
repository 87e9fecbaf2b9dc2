package org.xerotier.router.invocation;

import java.util.Set;

/** What the codes mean with which agents refuse dispatches; {@code docs/reference/wire-protocol.md} lists them. */
final class AgentRefusals {

    /** An entry that was accepted before the agent restarted, and was fenced then. */
    private static final String AFTER_RESTART = "agent_restarted";

    /** These say nothing of the call itself: another agent, or the same one later, may take it. */
    private static final Set<String> PASSING = Set.of(
            "agent_busy",
            "agent_draining",
            "agent_storage",
            "start_expired",
            "shutting_down",
            AFTER_RESTART,
            Refused.NEVER_BEGAN,
            "manifest_mismatch",
            "already_started");

    private static final Set<String> WITHOUT_ROOM =
            Set.of("agent_busy", "agent_draining", "agent_storage", "shutting_down");

    /** These say that what arrived is not what was consented to, or not from us: somebody must look. */
    private static final Set<String> ALARMING = Set.of(
            "warrant_missing",
            "warrant_invalid",
            "warrant_expired",
            "warrant_mismatch",
            "digest_mismatch",
            "consent_required",
            "risk_ceiling_exceeded");

    private static final String EXPIRED = "warrant_expired";

    /** A warrant may run out on a bad line; if it keeps doing so, a clock is wrong and trying on would never end. */
    private static final long MOST_EXPIRED = 3;

    private AgentRefusals() {}

    /** Whether the agent has no room at this moment, for this call or any other. */
    static boolean isForWantOfRoom(String code) {
        return WITHOUT_ROOM.contains(code);
    }

    /** Whether the call may be queued again; nothing of this epoch was run. */
    static boolean isPassing(String code, long epoch) {
        return PASSING.contains(code) || (code.equals(EXPIRED) && epoch < MOST_EXPIRED);
    }

    /** Whether the agent had taken it on before, although the word comes as a refusal. */
    static boolean isAfterAcceptance(String code) {
        return code.equals(AFTER_RESTART);
    }

    static boolean isAlarming(String code) {
        return ALARMING.contains(code);
    }
}
