package org.xerotier.router.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AppendOnly;
import org.xerotier.router.kernel.UserId;

/** Who a user is to an issuer. Made and taken away, never changed. */
@Entity
@AppendOnly
@IdClass(UserIdentity.Key.class)
@Table(name = "user_identities")
class UserIdentity {

    @Id
    private String issuer;

    @Id
    private String subject;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "linked_at")
    private Instant linkedAt;

    @Column(name = "linked_by")
    private String linkedBy;

    protected UserIdentity() {}

    UserIdentity(Identity identity, UserId user, Instant linkedAt, String linkedBy) {
        this.issuer = identity.issuer();
        this.subject = identity.subject();
        this.userId = user.value();
        this.linkedAt = linkedAt;
        this.linkedBy = linkedBy;
    }

    UserId user() {
        return new UserId(userId);
    }

    Identity identity() {
        return new Identity(issuer, subject);
    }

    /** The two halves of the key, in the form the persistence provider asks for. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String issuer = "";
        private String subject = "";

        protected Key() {}

        Key(String issuer, String subject) {
            this.issuer = issuer;
            this.subject = subject;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && issuer.equals(that.issuer) && subject.equals(that.subject);
        }

        @Override
        public int hashCode() {
            return 31 * issuer.hashCode() + subject.hashCode();
        }
    }
}
