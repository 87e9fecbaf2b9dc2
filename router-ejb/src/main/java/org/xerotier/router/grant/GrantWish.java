package org.xerotier.router.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.xerotier.router.kernel.AppendOnly;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;

/** The widest grant a requester asked for with a call. */
@Entity
@AppendOnly
@Table(name = "approval_grant_wishes")
class GrantWish {

    @Id
    @Column(name = "invocation_id")
    private String invocationId;

    @Column(name = "project_id")
    private String projectId;

    private byte[] pattern;
    private int uses;

    @Column(name = "ttl_seconds")
    private long ttlSeconds;

    @Column(name = "at")
    private Instant at;

    protected GrantWish() {}

    GrantWish(ProjectId project, InvocationId invocation, byte[] sealedPattern, int uses, Duration ttl, Instant now) {
        invocationId = invocation.value();
        projectId = project.value();
        pattern = sealedPattern;
        this.uses = uses;
        ttlSeconds = ttl.toSeconds();
        at = now;
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    String invocation() {
        return invocationId;
    }

    byte[] sealedPattern() {
        return pattern;
    }

    int uses() {
        return uses;
    }

    Duration ttl() {
        return Duration.ofSeconds(ttlSeconds);
    }
}
