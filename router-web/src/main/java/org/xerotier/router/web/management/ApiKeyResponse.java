package org.xerotier.router.web.management;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.security.ApiKeyView;
import org.xerotier.router.security.MintedApiKey;

/** An API key; {@code secret} only in the answer that made it. */
public record ApiKeyResponse(
        String id,
        String name,
        String prefix,
        List<String> scopes,
        String principal,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        @Nullable String secret) {

    static ApiKeyResponse of(ApiKeyView key) {
        return of(key, null);
    }

    public static ApiKeyResponse of(MintedApiKey minted) {
        return of(minted.key(), minted.secret().reveal());
    }

    private static ApiKeyResponse of(ApiKeyView key, @Nullable String secret) {
        return new ApiKeyResponse(
                key.id().value(),
                key.name(),
                key.prefix(),
                key.scopes(),
                key.principal(),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt(),
                key.revokedAt(),
                key.lastUsedAt(),
                secret);
    }
}
