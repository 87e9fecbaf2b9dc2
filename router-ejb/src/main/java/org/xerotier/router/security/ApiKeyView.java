package org.xerotier.router.security;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.ApiKeyId;

/** A key as callers see it; never its secret. */
public record ApiKeyView(
        ApiKeyId id,
        String name,
        String prefix,
        List<String> scopes,
        String principal,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        String createdBy) {}
