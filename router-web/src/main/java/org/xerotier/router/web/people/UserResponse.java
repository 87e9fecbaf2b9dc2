package org.xerotier.router.web.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.people.SystemRole;
import org.xerotier.router.people.UserView;

/** A user; {@code status} is {@code active} or {@code disabled}. */
public record UserResponse(
        String id,
        String username,
        String displayName,
        @Nullable String email,
        String systemRole,
        String status,
        String principal,
        Instant createdAt,
        @Nullable Instant disabledAt) {

    public static UserResponse of(UserView user) {
        SystemRole role = user.systemRole();
        return new UserResponse(
                user.id().value(),
                user.username(),
                user.displayName(),
                user.email(),
                role == null ? "none" : role.text(),
                user.isActive() ? "active" : "disabled",
                user.principal(),
                user.createdAt(),
                user.disabledAt());
    }
}
