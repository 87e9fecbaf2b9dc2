package org.xerotier.router.security;

import static org.xerotier.router.security.SecurityError.SIGN_IN_REFUSED;
import static org.xerotier.router.security.SecurityError.TOTP_REQUIRED;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.RequestContext;

/**
 * The local issuer: a password, and a code where the user has one, become a token. Wrong tries are limited per address
 * and per name, whether there is such a user or not, and an unknown user takes as long as a known one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInService {

    @Inject
    LocalAccountService accounts;

    @Inject
    Passwords passwords;

    @Inject
    AccessTokens tokens;

    @Inject
    Guards guards;

    /** A token, or {@code sign_in_refused}, {@code totp_required} or {@code too_many_attempts}. */
    public IssuedToken signIn(SignIn wish, String address, RequestContext request) {
        String network = WrongTries.network(address);
        String name = wish.username().toLowerCase(Locale.ROOT);
        guards.addresses().requireRoom(network);
        guards.names().requireRoom(name);
        Actor actor = Actor.system("sign-in", request);
        Optional<KnownAccount> account = accounts.find(name);
        boolean right = account.map(
                        known -> passwords.matches(wish.password(), known.hash().reveal()))
                .orElseGet(() -> passwords.matchesNobody(wish.password()));
        if (!right || account.isEmpty()) {
            account.ifPresent(known -> accounts.refused(actor, known));
            throw refuse(network, name);
        }
        KnownAccount known = account.get();
        return switch (accounts.finish(actor, known, wish.code())) {
            case SIGNED_IN -> {
                guards.names().right(name);
                yield tokens.issue(known.user());
            }
            case CODE_MISSING ->
                throw TOTP_REQUIRED.because("Send the code of your authenticator app as well.", "totp");
            case REFUSED -> throw refuse(network, name);
        };
    }

    private RuntimeException refuse(String network, String name) {
        guards.names().wrong(name);
        guards.addresses().wrong(network);
        return SIGN_IN_REFUSED.because("Username, password or code are not right; check them and try again.");
    }
}
