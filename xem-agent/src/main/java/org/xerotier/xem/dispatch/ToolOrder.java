package org.xerotier.xem.dispatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.xem.bundle.BundledTool;

/**
 * A call that passed every check and may now be run, once.
 *
 * @param arguments checked against the tool's schema and the scope
 * @param scope judged again by the runner where real paths are concerned
 * @param timeoutMillis the call's or the tool's own, whichever is shorter
 */
public record ToolOrder(
        String invocationId,
        String executionId,
        String workspaceName,
        BundledTool tool,
        ObjectNode arguments,
        WorkspaceScope scope,
        long timeoutMillis,
        String traceContext) {

    /** The same with at most this much time. */
    ToolOrder within(long millis) {
        return new ToolOrder(
                invocationId,
                executionId,
                workspaceName,
                tool,
                arguments,
                scope,
                Math.max(1, Math.min(timeoutMillis, millis)),
                traceContext);
    }
}
