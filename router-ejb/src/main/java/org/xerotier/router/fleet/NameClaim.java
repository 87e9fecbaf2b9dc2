package org.xerotier.router.fleet;

import java.util.Optional;

/**
 * Whose a name is that an applicant wants.
 *
 * @param holder who has it, if anybody
 */
public record NameClaim(Kind kind, Optional<AgentIdentity> holder) {

    /** The three ways it can be. */
    public enum Kind {
        FREE,
        /** The applicant's, under the same keys. */
        OWN,
        /** Another key's. */
        ANOTHER
    }

    static final NameClaim FREE = new NameClaim(Kind.FREE, Optional.empty());

    static NameClaim own(AgentIdentity holder) {
        return new NameClaim(Kind.OWN, Optional.of(holder));
    }

    static NameClaim another(AgentIdentity holder) {
        return new NameClaim(Kind.ANOTHER, Optional.of(holder));
    }
}
