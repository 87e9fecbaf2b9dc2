package org.xerotier.router.grant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AppendOnly;

/** One person's agreement to a grant. */
@Entity
@AppendOnly
@IdClass(GrantVoice.Key.class)
@Table(name = "approval_grant_voices")
class GrantVoice {

    @Id
    @Column(name = "grant_id")
    private String grantId;

    @Id
    private String principal;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "voter_id")
    private String voterId;

    @Column(name = "voter_name")
    private String voterName;

    @Column(name = "at")
    private Instant at;

    protected GrantVoice() {}

    GrantVoice(ApprovalGrant grant, Actor by, Instant now) {
        grantId = grant.id().value();
        principal = by.principal();
        projectId = grant.project().value();
        voterId = by.id();
        voterName = by.name();
        at = now;
    }

    String principal() {
        return principal;
    }

    GrantView.Party party() {
        return new GrantView.Party(voterId, voterName);
    }

    /** One voice of a person on a grant. */
    static final class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        private @Nullable String grantId;
        private @Nullable String principal;

        Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that
                    && Objects.equals(grantId, that.grantId)
                    && Objects.equals(principal, that.principal);
        }

        @Override
        public int hashCode() {
            return Objects.hash(grantId, principal);
        }
    }
}
