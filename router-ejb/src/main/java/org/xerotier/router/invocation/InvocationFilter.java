package org.xerotier.router.invocation;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.WorkspaceId;

/** Which invocations (or executions) a list shows; null or empty does not narrow. */
public record InvocationFilter(
        Set<InvocationStatus> statuses,
        @Nullable String tool,
        @Nullable WorkspaceId workspace,
        @Nullable AgentId agent,
        @Nullable InvocationId invocation,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final InvocationFilter NONE = new InvocationFilter(Set.of(), null, null, null, null, null, null);

    public InvocationFilter {
        statuses = Set.copyOf(statuses);
    }
}
