package org.xerotier.router.approval;

import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.policy.PolicyVersion;

/**
 * The question to put to people.
 *
 * @param declared the tool's own risk
 * @param risk what the policy made of it, which says who is asked
 * @param digest SHA-256 over the canonical document of the call
 * @param arguments canonical JSON; kept encrypted with the round
 */
public record OpenApproval(
        ApprovalId id,
        WorkspaceId workspace,
        InvocationId invocation,
        String tool,
        RiskLevel declared,
        RiskLevel risk,
        String digest,
        Bytes arguments,
        String argumentsDigest,
        PolicyVersion policy) {}
