package org.xerotier.router.people;

import java.util.Optional;
import org.xerotier.router.kernel.UserId;

/** How a person is written as a principal: {@code user:usr_...}. All keys and sign-ins of a person have this one. */
public record PersonPrincipal(UserId user) {

    private static final String PERSON = "user:";

    /** Empty for a principal that is no person, such as an agent. */
    public static Optional<UserId> of(String principal) {
        String id = principal.startsWith(PERSON) ? principal.substring(PERSON.length()) : "";
        return UserId.matches(id) ? Optional.of(new UserId(id)) : Optional.empty();
    }

    public String text() {
        return PERSON + user.value();
    }
}
