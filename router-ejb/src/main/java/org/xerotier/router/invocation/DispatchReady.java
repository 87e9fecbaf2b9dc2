package org.xerotier.router.invocation;

import org.xerotier.mesh.frame.Dispatch;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InvocationId;

/** A dispatch is on record and leaves for its agent once that is committed. */
record DispatchReady(AgentId agent, InvocationId invocation, Dispatch frame, String traceContext) {}
