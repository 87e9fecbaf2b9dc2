/**
 * Who may do what, and the keys it rests on.
 *
 * <p>Doors: {@link org.xerotier.router.security.ApiKeyService} (mint, list, revoke),
 * {@link org.xerotier.router.security.AuthenticationService} (a header becomes an
 * {@link org.xerotier.router.kernel.Actor} or a refusal), {@link org.xerotier.router.security.BootstrapService} (the
 * first project), {@link org.xerotier.router.security.RouterKeyService}. Tables {@code api_keys}, {@code router_keys}.
 *
 * <p>Public besides the usual: {@code ScopeGuard}, {@code CallerOnRequest} (for the filters of the web module),
 * {@code PayloadCipher}, {@code RouterKeys} and {@code TokenSigner}, which other rooms encrypt and sign with, and
 * {@code TokenRefused}. ADR 0007 tells how callers are authenticated.
 */
@NullMarked
package org.xerotier.router.security;

import org.jspecify.annotations.NullMarked;
