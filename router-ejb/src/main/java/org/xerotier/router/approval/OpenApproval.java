package org.xerotier.router.approval;

import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * The question to put to a person.
 *
 * @param digest SHA-256 over the canonical document of the call
 */
public record OpenApproval(
        ApprovalId id, WorkspaceId workspace, InvocationId invocation, String tool, RiskLevel risk, String digest) {}
