package org.xerotier.router.web.people;

import java.time.Instant;
import org.xerotier.router.people.MemberView;

/** A user's place in the project; {@code source} is {@code local} or the issuer whose groups gave it. */
record MemberResponse(
        String userId,
        String username,
        String displayName,
        String role,
        String source,
        String status,
        Instant addedAt) {

    static MemberResponse of(MemberView member) {
        return new MemberResponse(
                member.user().value(),
                member.username(),
                member.displayName(),
                member.role().text(),
                member.source(),
                member.active() ? "active" : "disabled",
                member.addedAt());
    }
}
