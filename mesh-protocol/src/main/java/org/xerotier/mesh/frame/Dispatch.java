package org.xerotier.mesh.frame;

import java.util.List;

/**
 * Run this. The agent acts on it only if the epoch is newer than any it has seen for the invocation, the tool is in its
 * manifest, the arguments match their digest and the tool's schema, and the scope admits them.
 *
 * @param epoch grows with every dispatch of the same invocation; the agent refuses older ones
 * @param arguments canonical JSON (RFC 8785) exactly as digested
 * @param argumentsDigest SHA-256 of {@code arguments}, 64 hex
 * @param manifestHash the manifest under which the router admitted the call
 * @param scope the workspace's scope document, canonical JSON; empty means not narrowed
 * @param timeoutMillis longest run of the tool
 * @param startWithinMillis time to live from receipt on the agent's monotonic clock: not started by then, never started
 * @param preconditions what must still be true when the tool starts; usually none
 * @param warrant the router's signed word for all of the above ({@code org.xerotier.mesh.warrant})
 */
public record Dispatch(
        String invocationId,
        String executionId,
        long epoch,
        String workspaceId,
        String workspaceName,
        String tool,
        Bytes arguments,
        String argumentsDigest,
        String manifestHash,
        Bytes scope,
        long timeoutMillis,
        long startWithinMillis,
        List<Precondition> preconditions,
        Bytes warrant)
        implements Frame {

    public Dispatch {
        Bounds.id("invocation_id", invocationId);
        Bounds.id("execution_id", executionId);
        Bounds.range("epoch", epoch, 1, Long.MAX_VALUE);
        Bounds.id("workspace_id", workspaceId);
        Bounds.text("workspace_name", workspaceName, 1, Bounds.MAX_NAME);
        Bounds.text("tool", tool, 1, Bounds.MAX_NAME);
        Bounds.size("arguments", arguments.length(), Bounds.MAX_ARGS_BYTES);
        Bounds.text("arguments_digest", argumentsDigest, 64, 64);
        Bounds.text("manifest_hash", manifestHash, 64, 64);
        Bounds.size("scope", scope.length(), Bounds.MAX_SCOPE_BYTES);
        Bounds.range("timeout_millis", timeoutMillis, 1, 86_400_000);
        Bounds.range("start_within_millis", startWithinMillis, 1, 86_400_000);
        Bounds.size("preconditions", preconditions.size(), Precondition.MAX_PER_CALL);
        Bounds.size("warrant", warrant.length(), 4_096);
        preconditions = List.copyOf(preconditions);
    }

    /** The same with another warrant. */
    public Dispatch with(Bytes otherWarrant) {
        return new Dispatch(
                invocationId,
                executionId,
                epoch,
                workspaceId,
                workspaceName,
                tool,
                arguments,
                argumentsDigest,
                manifestHash,
                scope,
                timeoutMillis,
                startWithinMillis,
                preconditions,
                otherWarrant);
    }

    @Override
    public FrameType type() {
        return FrameType.DISPATCH;
    }

    @Override
    public String lane() {
        return invocationId;
    }
}
