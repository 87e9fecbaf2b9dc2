package org.xerotier.router.approval;

import java.util.Optional;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.people.Standing;

/** What this room needs of whoever invites reviewers without membership: for what one stands on one request, now. */
public interface ReviewerStandings {

    /** Empty for a reviewer who was not invited to this request, or whose inviter lost their own standing. */
    Optional<Standing> standing(ProjectId project, ApprovalId approval, String principal);
}
