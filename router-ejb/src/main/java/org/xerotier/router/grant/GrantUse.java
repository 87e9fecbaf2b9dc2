package org.xerotier.router.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.xerotier.router.kernel.AppendOnly;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;

/** A call that took one of a grant's uses. */
@Entity
@AppendOnly
@Table(name = "approval_grant_uses")
class GrantUse {

    @Id
    @Column(name = "invocation_id")
    private String invocationId;

    @Column(name = "grant_id")
    private String grantId;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "uses_left")
    private int usesLeft;

    private Instant at;

    protected GrantUse() {}

    GrantUse(ProjectId project, GrantId grant, InvocationId invocation, int usesLeft, Instant now) {
        invocationId = invocation.value();
        grantId = grant.value();
        projectId = project.value();
        this.usesLeft = usesLeft;
        at = now;
    }

    GrantUseView view() {
        return new GrantUseView(invocationId, usesLeft, at);
    }
}
