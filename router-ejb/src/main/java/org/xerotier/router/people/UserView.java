package org.xerotier.router.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.UserId;

/**
 * A user as callers see them.
 *
 * @param disabledAt not null while they may do nothing
 */
public record UserView(
        UserId id,
        String username,
        String displayName,
        @Nullable String email,
        @Nullable SystemRole systemRole,
        Instant createdAt,
        @Nullable Instant disabledAt) {

    public String principal() {
        return new PersonPrincipal(id).text();
    }

    public boolean isActive() {
        return disabledAt == null;
    }
}
