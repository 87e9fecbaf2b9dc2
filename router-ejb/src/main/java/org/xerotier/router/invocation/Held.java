package org.xerotier.router.invocation;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;

/** An invocation that an agent has or may have, locked, and its present run. */
record Held(Invocation invocation, Execution execution) {

    /** Nothing was ever heard of its start, and its agent did not say that it cannot say. */
    boolean hasNotBegun() {
        InvocationView.@Nullable Fault error = invocation.view().error();
        boolean isAgentsWord = invocation.status() == InvocationStatus.AMBIGUOUS
                && error != null
                && LostWork.isAgentsWord(error.code());
        return execution.hasNotBegun() && !isAgentsWord;
    }

    /** As a look without locks would have seen it. */
    RecordedWork work() {
        InvocationView.@Nullable Fault error = invocation.view().error();
        AgentId agent = invocation.agent();
        return new RecordedWork(
                invocation.id().value(),
                invocation.status().wireName(),
                invocation.epoch(),
                agent == null ? null : agent.value(),
                error == null ? null : error.code(),
                execution.status().wireName(),
                execution.ledgerId());
    }
}
