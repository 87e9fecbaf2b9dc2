package org.xerotier.router.people;

import java.time.Instant;
import org.xerotier.router.kernel.UserId;

/**
 * A member as callers see them.
 *
 * @param source {@code local}, or the issuer whose groups gave the place
 * @param active false while the user is disabled
 */
public record MemberView(
        UserId user,
        String username,
        String displayName,
        ProjectRole role,
        String source,
        boolean active,
        Instant addedAt) {}
