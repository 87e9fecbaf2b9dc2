package org.xerotier.router.people;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What shall be different about a user; {@code null} leaves a thing as it is.
 *
 * @param systemRole an empty one takes the role away
 */
public record ChangeUser(
        @Nullable String displayName,
        @Nullable String email,
        @Nullable Optional<SystemRole> systemRole,
        @Nullable Boolean disabled) {

    public ChangeUser {
        if (displayName != null) {
            CreateUser.checkName(displayName);
        }
        CreateUser.checkEmail(email);
    }
}
