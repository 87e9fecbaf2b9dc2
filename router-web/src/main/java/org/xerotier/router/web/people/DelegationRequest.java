package org.xerotier.router.web.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.people.LendAuthority;

/** @param member id or username of a member of the project */
record DelegationRequest(
        String member, List<String> riskLevels, @Nullable Instant from, Instant until, String reason) {

    LendAuthority wanted() {
        return new LendAuthority(member, Words.risks(riskLevels), from, until, reason);
    }
}
