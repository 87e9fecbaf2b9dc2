package org.xerotier.router.invocation;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InvocationId;

/**
 * A dispatch is on record and leaves for its agent once that is committed.
 *
 * @param ledger the agent's ledger it was dispatched to; null in rows of before ledgers
 */
record DispatchReady(
        AgentId agent, InvocationId invocation, @Nullable String ledger, Dispatch frame, String traceContext) {}
