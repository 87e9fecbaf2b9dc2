package org.xerotier.router.security;

import java.time.Instant;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.people.UserView;

/** A token somebody signed in for. */
public record IssuedToken(Secret token, Instant expiresAt, long expiresIn, UserView user) {}
