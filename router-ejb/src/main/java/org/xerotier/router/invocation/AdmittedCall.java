package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.manifest.ToolDescriptor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.policy.PolicyVersion;

/**
 * A call that passed every gate but a person's.
 *
 * @param arguments canonical JSON, the bytes that will be dispatched
 * @param json the same, parsed
 * @param digest SHA-256 over the canonical document a person would consent to
 * @param requestDigest SHA-256 over what the caller sent, to tell a retry from another call
 * @param manifestHash of the manifest the tool was found in
 * @param toolDigest SHA-256 over what the tool is
 * @param policy the version it was judged by
 * @param effective the risk that made of it
 */
record AdmittedCall(
        InvocationId id,
        WorkspaceId workspace,
        ToolDescriptor tool,
        Bytes arguments,
        JsonNode json,
        String argumentsDigest,
        String digest,
        String requestDigest,
        String manifestHash,
        String toolDigest,
        PolicyVersion policy,
        RiskLevel effective,
        List<Precondition> preconditions,
        long timeoutMillis,
        @Nullable AgentId target,
        @Nullable String idempotencyKey,
        @Nullable String reason,
        boolean asksAPerson) {

    AdmittedCall {
        preconditions = List.copyOf(preconditions);
    }

    /** The same call, which somebody consented to ahead. */
    AdmittedCall consentedAhead() {
        return new AdmittedCall(
                id,
                workspace,
                tool,
                arguments,
                json,
                argumentsDigest,
                digest,
                requestDigest,
                manifestHash,
                toolDigest,
                policy,
                effective,
                preconditions,
                timeoutMillis,
                target,
                idempotencyKey,
                reason,
                false);
    }
}
