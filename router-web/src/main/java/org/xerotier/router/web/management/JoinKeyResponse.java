package org.xerotier.router.web.management;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.enrollment.JoinKeyState;
import org.xerotier.router.enrollment.JoinKeyView;
import org.xerotier.router.enrollment.MintedJoinKey;

/** A join key; {@code key} only in the answer that made it. */
record JoinKeyResponse(
        String id,
        String name,
        String role,
        String region,
        JoinKeyState state,
        String meshAddress,
        @Nullable String registrationName,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant consumedAt,
        @Nullable String consumedBy,
        @Nullable Instant revokedAt,
        @Nullable String key) {

    static JoinKeyResponse of(JoinKeyView joinKey) {
        return of(joinKey, null);
    }

    static JoinKeyResponse of(MintedJoinKey minted) {
        return of(minted.view(), minted.key().reveal());
    }

    private static JoinKeyResponse of(JoinKeyView joinKey, @Nullable String key) {
        return new JoinKeyResponse(
                joinKey.id().value(),
                joinKey.name(),
                joinKey.role().wireName(),
                joinKey.region().value(),
                joinKey.state(),
                joinKey.meshAddress(),
                joinKey.registrationName(),
                joinKey.createdAt(),
                joinKey.createdBy(),
                joinKey.expiresAt(),
                joinKey.consumedAt(),
                Objects.toString(joinKey.consumedBy(), null),
                joinKey.revokedAt(),
                key);
    }
}
