package org.xerotier.router.web.management;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

record ApiKeyRequest(
        String name, List<String> scopes, @Nullable Instant expiresAt) {}
