package org.xerotier.router.security;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.KernelError;

/**
 * What a new key shall be.
 *
 * @param scopes umbrella and per-tool scopes in one list
 */
public record CreateApiKey(
        String name, List<String> scopes, @Nullable Instant expiresAt) {

    public CreateApiKey {
        scopes = List.copyOf(scopes);
        if (name.isBlank() || name.length() > 128) {
            throw KernelError.INVALID_BODY.because("A key's name has 1 to 128 characters.", "name");
        }
    }
}
