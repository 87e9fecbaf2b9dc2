package org.xerotier.router.security;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.KernelError;

/**
 * What a new key shall be.
 *
 * @param scopes umbrella and per-tool scopes in one list
 * @param principal who stands behind the key, or {@code null} for whoever stands behind its maker
 */
public record CreateApiKey(
        String name,
        List<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable String principal) {

    private static final Pattern PRINCIPAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@:+-]{0,119}");

    public CreateApiKey {
        scopes = List.copyOf(scopes);
        if (name.isBlank() || name.length() > 128) {
            throw KernelError.INVALID_BODY.because("A key's name has 1 to 128 characters.", "name");
        }
        if (principal != null && !PRINCIPAL.matcher(principal).matches()) {
            throw KernelError.INVALID_BODY.because(
                    "A principal has 1 to 120 characters of A-Z a-z 0-9 . _ @ : + - and begins with a letter or digit.",
                    "principal");
        }
    }
}
