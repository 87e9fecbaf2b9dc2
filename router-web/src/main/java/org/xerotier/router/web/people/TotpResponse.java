package org.xerotier.router.web.people;

import org.xerotier.router.security.TotpEnrolment;

/** What an authenticator app needs; in this answer only. */
record TotpResponse(String secret, String uri) {

    static TotpResponse of(TotpEnrolment enrolment) {
        return new TotpResponse(enrolment.secret().reveal(), enrolment.uri().reveal());
    }
}
