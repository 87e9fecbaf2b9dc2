package org.xerotier.router.security;

import org.xerotier.router.kernel.Secret;
import org.xerotier.router.people.UserView;

/** A user with a password here. */
public record KnownAccount(UserView user, Secret hash) {}
