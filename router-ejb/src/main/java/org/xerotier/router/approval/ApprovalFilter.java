package org.xerotier.router.approval;

import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.WorkspaceId;

/** Which requests a list shows; null does not narrow. */
public record ApprovalFilter(
        @Nullable ApprovalStatus status,
        @Nullable RiskLevel risk,
        @Nullable WorkspaceId workspace) {}
