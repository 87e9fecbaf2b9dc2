package org.xerotier.router.web.exec;

import org.xerotier.router.fleet.AgentState;
import org.xerotier.router.invocation.OpenAmbiguity;
import org.xerotier.router.web.names.Names;

/**
 * A call of unknown outcome with all that is known of it.
 *
 * @param agentState of the agent that had it
 * @param lastOutput the end of what the run wrote, at most 200 characters
 * @param reports how many reports of agents are kept as evidence
 */
record AmbiguousResponse(
        String object,
        InvocationResponse invocation,
        ExecutionResponse execution,
        AgentState agentState,
        AmbiguityResponse ambiguity,
        String lastOutput,
        int reports) {

    static AmbiguousResponse of(OpenAmbiguity open, Names names) {
        return new AmbiguousResponse(
                "exec.ambiguous",
                InvocationResponse.of(open.invocation(), names),
                ExecutionResponse.of(open.run(), names),
                names.stateOf(open.run().agentId()),
                AmbiguityResponse.of(open.ambiguity()),
                open.lastOutput(),
                open.reports());
    }
}
