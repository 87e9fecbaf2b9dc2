package org.xerotier.router.link;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A link as members see it: never its secret. */
public record LinkView(
        String id,
        String approvalId,
        String digest,
        LinkStatus status,
        String reviewerName,
        String reviewerEmail,
        Party createdBy,
        Instant createdAt,
        Instant expiresAt,
        int wrongCodes,
        @Nullable Instant settledAt) {

    /** Whoever invites. */
    public record Party(String id, String name) {}
}
