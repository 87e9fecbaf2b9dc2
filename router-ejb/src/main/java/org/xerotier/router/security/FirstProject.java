package org.xerotier.router.security;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.people.CreateUser;

/**
 * What the first project, its first key and its first person are called.
 *
 * @param admin owner of the project and admin of the system, behind the first key
 * @param password for signing in; {@code null} if they only use the key, or sign in elsewhere
 */
public record FirstProject(
        String projectName,
        String keyName,
        CreateUser admin,
        @Nullable Secret password) {}
