package org.xerotier.xem.doctor;

/**
 * One thing that was looked at.
 *
 * @param level whether something must be done
 * @param cause a stable name, {@code ok} if there is nothing to say
 * @param what what is so
 * @param next what to do about it, or empty
 */
public record Finding(Level level, String cause, String what, String next) {

    /** How bad it is. */
    public enum Level {
        OK,
        NOTE,
        FAULT
    }

    static Finding ok(String what) {
        return new Finding(Level.OK, "ok", what, "");
    }

    static Finding note(String cause, String what, String next) {
        return new Finding(Level.NOTE, cause, what, next);
    }

    static Finding fault(String cause, String what, String next) {
        return new Finding(Level.FAULT, cause, what, next);
    }
}
