package org.xerotier.router.web.people;

import java.util.List;
import org.xerotier.router.people.Identity;

record IdentitiesResponse(List<IdentityResponse> identities) {

    static IdentitiesResponse of(List<Identity> identities) {
        return new IdentitiesResponse(
                identities.stream().map(IdentityResponse::of).toList());
    }
}
