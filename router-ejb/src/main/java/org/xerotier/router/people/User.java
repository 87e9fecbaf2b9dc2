package org.xerotier.router.people;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.UserId;

@Entity
@Table(name = "users")
class User {

    private static final String NO_ROLE = "none";

    @Id
    private String id;

    private String username;

    @Column(name = "display_name")
    private String displayName;

    private @Nullable String email;

    @Column(name = "system_role")
    private String systemRole;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "disabled_at")
    private @Nullable Instant disabledAt;

    @Version
    private int version;

    protected User() {}

    User(UserId id, CreateUser wanted, String createdBy, Instant now) {
        this.id = id.value();
        this.username = wanted.username().value();
        this.displayName = wanted.displayName();
        this.email = wanted.email();
        this.systemRole = text(wanted.systemRole());
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    void describe(String displayName, @Nullable String email) {
        this.displayName = displayName;
        this.email = email;
    }

    void become(@Nullable SystemRole role) {
        this.systemRole = text(role);
    }

    /** Shuts them out everywhere; false if they were already. */
    boolean disable(Instant now) {
        if (disabledAt != null) {
            return false;
        }
        disabledAt = now;
        return true;
    }

    /** Lets them in again; false if they were not shut out. */
    boolean enable() {
        boolean was = disabledAt != null;
        disabledAt = null;
        return was;
    }

    UserView view() {
        return new UserView(
                new UserId(id),
                username,
                displayName,
                email,
                SystemRole.of(systemRole).orElse(null),
                createdAt,
                disabledAt);
    }

    private static String text(@Nullable SystemRole role) {
        return role == null ? NO_ROLE : role.text();
    }
}
