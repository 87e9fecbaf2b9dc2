package org.xerotier.router.web.people;

import org.xerotier.router.people.Identity;

record IdentityResponse(String issuer, String subject) {

    static IdentityResponse of(Identity identity) {
        return new IdentityResponse(identity.issuer(), identity.subject());
    }
}
