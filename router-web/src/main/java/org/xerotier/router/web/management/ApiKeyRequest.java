package org.xerotier.router.web.management;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param principal who stands behind the key, if somebody else than its maker */
record ApiKeyRequest(
        String name,
        List<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable String principal) {}
