package org.xerotier.router.kernel;

/** Names a message nobody could handle. */
public record DeadLetterId(String value) {

    public DeadLetterId {
        IdPrefix.DEAD_LETTER.require(value);
    }

    /** Whether the text has the form of this id; use before constructing from outside input. */
    public static boolean matches(String candidate) {
        return IdPrefix.DEAD_LETTER.matches(candidate);
    }

    public static DeadLetterId next(Ids ids) {
        return new DeadLetterId(ids.next(IdPrefix.DEAD_LETTER));
    }

    @Override
    public String toString() {
        return value;
    }
}
