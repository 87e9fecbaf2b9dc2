package org.xerotier.router.approval;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.ProjectId;

/** Who stands behind a request, for rooms that keep separation of duties too; shown to nobody. */
@Stateless
public class RequesterQueries {

    @Inject
    ApprovalRepository rows;

    public String principal(ProjectId project, ApprovalId id) {
        return rows.find(project, id)
                .map(ApprovalRequest::requestedPrincipal)
                .orElseThrow(() -> ApprovalService.notFound(id));
    }
}
