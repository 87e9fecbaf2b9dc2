package org.xerotier.router.approval;

import org.xerotier.router.kernel.ProjectId;

/** Something happened to approval requests of a project; worth a look once the transaction is committed. */
public record ApprovalsChanged(ProjectId project) {}
