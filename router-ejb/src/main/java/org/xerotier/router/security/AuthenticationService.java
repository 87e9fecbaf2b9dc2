package org.xerotier.router.security;

import static org.xerotier.router.security.SecurityError.AUTHENTICATION_REQUIRED;
import static org.xerotier.router.security.SecurityError.IDENTITY_UNKNOWN;
import static org.xerotier.router.security.SecurityError.TOKEN_EXPIRED;
import static org.xerotier.router.security.SecurityError.TOKEN_INVALID;
import static org.xerotier.router.security.SecurityError.USER_DISABLED;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.RequestContext;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.people.Arrival;
import org.xerotier.router.people.ArrivalService;

/**
 * Turns an {@code Authorization} header into a caller: an API key, a token of this router, or a token of a trusted issuer.
 * One indexed read; no transaction, no memory.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuthenticationService {

    private static final String SCHEME = "Bearer ";

    @Inject
    CredentialRepository credentials;

    @Inject
    AccessTokens ownTokens;

    @Inject
    Issuers issuers;

    @Inject
    ArrivalService arrivals;

    @Inject
    Guards guards;

    @Inject
    Clock clock;

    /**
     * The caller, or a refusal; wrong credentials are counted against the address.
     *
     * @param project what the path names as project, by id or slug; empty outside projects
     */
    public AuthenticatedCaller authenticate(
            String authorization, String project, String address, RequestContext request) {
        try {
            return admit(authorization, project, request);
        } catch (RouterException refused) {
            if (refused.code() == SecurityError.API_KEY_INVALID || refused.code() == TOKEN_INVALID) {
                guards.addresses().wrong(WrongTries.network(address));
            }
            throw refused;
        }
    }

    /** Whether credentials that were good still are, for the same person in the same project; refuses if not. */
    public void requireStill(String authorization, Actor actor) {
        String project = actor.requireProject().value();
        AuthenticatedCaller now = admit(authorization, project, actor.request());
        if (!now.belongsTo(project) || !now.actor().scopes().containsAll(actor.scopes())) {
            throw SecurityError.SCOPE_INSUFFICIENT.because("What these credentials may do has changed; begin again.");
        }
    }

    private AuthenticatedCaller admit(String authorization, String project, RequestContext request) {
        String token = bearer(authorization);
        if (token.indexOf('.') < 0) {
            return ofKey(authorization, request);
        }
        try {
            return isOwn(token) ? ofOwnToken(token, project, request) : ofIssuer(token, project, request);
        } catch (TokenRefused refused) {
            throw refused.reason() == TokenRefused.Reason.EXPIRED
                    ? TOKEN_EXPIRED.because("This token has expired; sign in again.")
                    : TOKEN_INVALID.because("This token is not acceptable here; sign in again.");
        }
    }

    private AuthenticatedCaller ofKey(String authorization, RequestContext request) {
        Instant now = clock.instant();
        Credential credential = new KeyGate(credentials::find).admit(authorization, now);
        if (KeyGate.isTouchDue(credential, now)) {
            credentials.touch(credential.id(), now);
        }
        return credential.caller(request);
    }

    private AuthenticatedCaller ofOwnToken(String token, String project, RequestContext request) {
        AccessTokens.Issued issued = ownTokens.verify(token);
        SignedIn person = credentials
                .findPerson(issued.user(), project)
                .orElseThrow(() -> TOKEN_INVALID.because("No such user."));
        Instant since = person.passwordSetAt();
        if (since == null || issued.at().isBefore(since.truncatedTo(ChronoUnit.SECONDS))) {
            throw TOKEN_EXPIRED.because("The password was changed after this token was issued; sign in again.");
        }
        return requireActive(person).caller(request);
    }

    private AuthenticatedCaller ofIssuer(String token, String project, RequestContext request) {
        Jwt jwt = issuers.verify(token);
        String source = jwt.issuer().name();
        Set<String> roles = jwt.issuer().rolesOf(jwt.groups());
        SignedIn person =
                credentials.findPerson(jwt.identity(), source, project).orElse(null);
        if (person == null && !jwt.issuer().createsUsers()) {
            throw IDENTITY_UNKNOWN.because(
                    "Nobody here is known as '%s' of issuer '%s'; ask an admin to link that identity"
                                    .formatted(
                                            jwt.identity().subject(),
                                            jwt.identity().issuer())
                            + " to your user.");
        }
        boolean knowsRoles = !jwt.issuer().roles().isEmpty();
        boolean givesSystemRoles = jwt.issuer().givesSystemRoles();
        if (person == null || knowsRoles && requireActive(person).isGivenOtherThan(roles, givesSystemRoles)) {
            arrivals.arrive(
                    Actor.system("sign-in", request),
                    new Arrival(jwt.identity(), source, jwt.username(), jwt.displayName(), roles, givesSystemRoles));
            person = credentials.findPerson(jwt.identity(), source, project).orElseThrow();
        }
        return requireActive(person).caller(request);
    }

    private static SignedIn requireActive(SignedIn person) {
        if (!person.holder().isActive()) {
            throw USER_DISABLED.because("User '%s' is disabled; ask an admin.".formatted(person.username()));
        }
        return person;
    }

    /** Says whose rules to hold the token against; what it says is believed only after that. */
    private static boolean isOwn(String token) {
        return token.length() <= TokenSigner.MAX_LENGTH
                && TokenText.readForeign(token).payload().path("iss").asText().equals(TokenSigner.ISSUER);
    }

    private static String bearer(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw AUTHENTICATION_REQUIRED.because(
                    "Send 'Authorization: Bearer ...' with an API key of this project or the token you signed in for.");
        }
        return authorization.substring(SCHEME.length()).strip();
    }
}
