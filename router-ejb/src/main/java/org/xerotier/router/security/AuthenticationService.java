package org.xerotier.router.security;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.RequestContext;

/** Turns an {@code Authorization} header into a caller. One indexed read; no transaction, no memory. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuthenticationService {

    @Inject
    CredentialRepository credentials;

    @Inject
    Clock clock;

    /** The caller, or a 401 refusal: {@code authentication_required}, {@code api_key_invalid|revoked|expired}. */
    public AuthenticatedCaller authenticate(@Nullable String authorization, RequestContext request) {
        Instant now = clock.instant();
        Credential credential = new KeyGate(credentials::find).admit(authorization, now);
        if (KeyGate.isTouchDue(credential, now)) {
            credentials.touch(credential.id(), now);
        }
        return credential.caller(request);
    }
}
