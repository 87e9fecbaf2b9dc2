package org.xerotier.router.security;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Secret;

/** What somebody says who wants to sign in. */
public record SignIn(
        String username, Secret password, @Nullable String code) {}
