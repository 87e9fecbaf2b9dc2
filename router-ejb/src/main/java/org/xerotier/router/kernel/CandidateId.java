package org.xerotier.router.kernel;

/** Names a workspace binding an agent proposes. */
public record CandidateId(String value) {

    public CandidateId {
        IdPrefix.CANDIDATE.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.CANDIDATE.matches(candidate);
    }

    public static CandidateId next(Ids ids) {
        return new CandidateId(ids.next(IdPrefix.CANDIDATE));
    }

    @Override
    public String toString() {
        return value;
    }
}
