package org.xerotier.router.enrollment;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for who wants a join key; whatever is left out has a default.
 *
 * @param name for people to find it by
 * @param routerAddress mesh address the agent shall connect to, {@code tcp://host:port}
 * @param registrationName if given, only an agent of this name may use the key
 */
public record MintJoinKey(
        String name,
        @Nullable String role,
        @Nullable String region,
        @Nullable String routerAddress,
        @Nullable Long ttlSeconds,
        @Nullable String registrationName) {}
