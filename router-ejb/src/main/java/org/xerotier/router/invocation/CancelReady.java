package org.xerotier.router.invocation;

import org.xerotier.mesh.frame.Cancel;
import org.xerotier.router.kernel.AgentId;

/** A request to stop was put on record and leaves for the agent once that is committed. */
record CancelReady(AgentId agent, Cancel frame, String traceContext) {}
