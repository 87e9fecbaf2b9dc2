package org.xerotier.router.security;

import org.xerotier.router.kernel.Secret;

/** A new key with its secret, which exists nowhere else from here on. */
public record MintedApiKey(ApiKeyView key, Secret secret) {}
