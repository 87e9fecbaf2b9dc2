/**
 * Who may do what, and the keys it rests on.
 *
 * <p>Doors: {@link org.xerotier.router.security.ApiKeyService} (mint, list, revoke),
 * {@link org.xerotier.router.security.AuthenticationService} (a header becomes an
 * {@link org.xerotier.router.kernel.Actor} or a refusal), {@link org.xerotier.router.security.BootstrapService} (the
 * first project and person), {@link org.xerotier.router.security.SignInService} and {@link
 * org.xerotier.router.security.LocalAccountService} (the local issuer), {@link
 * org.xerotier.router.security.RouterKeyService}. Tables {@code api_keys}, {@code local_credentials}, {@code router_keys}.
 *
 * <p>Public besides the usual: {@code ScopeGuard}, {@code CallerOnRequest} (for the filters of the web module),
 * {@code PayloadCipher}, {@code RouterKeys} and {@code TokenSigner}, which other rooms encrypt and sign with,
 * {@code AccessTokens} (its key set is published) and {@code TokenRefused}. ADRs 0007 and 0011 tell how callers are
 * authenticated.
 */
@NullMarked
package org.xerotier.router.security;

import org.jspecify.annotations.NullMarked;
