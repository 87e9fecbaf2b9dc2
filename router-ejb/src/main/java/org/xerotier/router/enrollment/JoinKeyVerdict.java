package org.xerotier.router.enrollment;

import org.xerotier.router.kernel.RouterException;

/** What the use of a genuine join key leads to. */
enum JoinKeyVerdict {
    /** It is used up now. */
    CONSUME,
    /** The agent it enrolled asks again, since it never got its answer: same agent, new token. */
    ANSWER_AGAIN,
    CONSUMED,
    EXPIRED,
    REVOKED;

    /**
     * @param state as stored
     * @param isPast its time is over
     * @param isSameAgent who asks has the name and both keys of the agent that used it
     */
    static JoinKeyVerdict of(JoinKeyState state, boolean isPast, boolean isSameAgent) {
        return switch (state) {
            case ACTIVE -> isPast ? EXPIRED : CONSUME;
            case CONSUMED -> isSameAgent ? ANSWER_AGAIN : CONSUMED;
            case EXPIRED -> EXPIRED;
            case REVOKED -> REVOKED;
        };
    }

    /** Goes on with a verdict that admits, ends with one that does not. */
    JoinKeyVerdict orRefuse(String name) {
        return switch (this) {
            case CONSUME, ANSWER_AGAIN -> this;
            case CONSUMED -> throw refuse(EnrollmentError.JOIN_KEY_CONSUMED, name, "was used by another agent");
            case EXPIRED -> throw refuse(EnrollmentError.JOIN_KEY_EXPIRED, name, "has expired");
            case REVOKED -> throw refuse(EnrollmentError.JOIN_KEY_REVOKED, name, "was revoked");
        };
    }

    private static RouterException refuse(EnrollmentError code, String name, String what) {
        return code.because(
                "Join key '%s' %s; mint another with `xeroctl agents join-keys create`.".formatted(name, what));
    }
}
