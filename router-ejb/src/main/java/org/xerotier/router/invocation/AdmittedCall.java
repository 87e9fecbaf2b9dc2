package org.xerotier.router.invocation;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * A call that passed every gate but a person's.
 *
 * @param arguments canonical JSON, the bytes that will be dispatched
 * @param digest SHA-256 over the canonical document a person would consent to
 * @param requestDigest SHA-256 over what the caller sent, to tell a retry from another call
 * @param manifestHash of the manifest the tool was found in
 */
record AdmittedCall(
        InvocationId id,
        WorkspaceId workspace,
        ToolDescriptor tool,
        Bytes arguments,
        String argumentsDigest,
        String digest,
        String requestDigest,
        String manifestHash,
        long timeoutMillis,
        @Nullable AgentId target,
        @Nullable String idempotencyKey,
        @Nullable String reason,
        boolean asksAPerson) {}
