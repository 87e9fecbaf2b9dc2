package org.xerotier.router.web.links;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.link.InviteReviewer;

/**
 * Whom to invite.
 *
 * @param ttlSeconds how long the link lives; 900 if left out, at most a day
 */
record LinkRequest(Reviewer reviewer, @Nullable Long ttlSeconds) {

    /** The one person the link is for. */
    record Reviewer(String name, String email) {}

    LinkRequest {
        if (invitation(reviewer, ttlSeconds).name().isEmpty()) {
            throw new IllegalArgumentException("reviewer.name is empty");
        }
    }

    InviteReviewer invitation() {
        return invitation(reviewer, ttlSeconds);
    }

    private static InviteReviewer invitation(Reviewer reviewer, @Nullable Long seconds) {
        Duration life = seconds == null ? null : Duration.ofSeconds(Math.max(0, Math.min(seconds, Integer.MAX_VALUE)));
        return new InviteReviewer(reviewer.name(), reviewer.email(), life);
    }
}
