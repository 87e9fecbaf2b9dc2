package org.xerotier.router.invocation;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Cancel;
import org.xerotier.router.kernel.AgentId;

/**
 * A request to stop was put on record and leaves for the agent once that is committed.
 *
 * @param ledger the agent's ledger the work was dispatched to; null in rows of before ledgers
 */
record CancelReady(AgentId agent, @Nullable String ledger, Cancel frame, String traceContext) {}
