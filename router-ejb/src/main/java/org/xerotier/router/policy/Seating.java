package org.xerotier.router.policy;

import java.util.Arrays;

/**
 * Whether every seat can be taken by a person of its own: bipartite matching by augmenting paths. Exact, and of
 * {@code seats * seats * persons} steps at most.
 */
final class Seating {

    /** Whether this person may take this seat. */
    interface Fit {
        boolean fits(int seat, int person);
    }

    private static final int NOBODY = -1;

    private final int persons;
    private final Fit fit;
    private final int[] seatOf;

    private Seating(int persons, Fit fit) {
        this.persons = persons;
        this.fit = fit;
        seatOf = new int[persons];
        Arrays.fill(seatOf, NOBODY);
    }

    static boolean isPossible(int seats, int persons, Fit fit) {
        if (seats > persons) {
            return false;
        }
        Seating seating = new Seating(persons, fit);
        for (int seat = 0; seat < seats; seat++) {
            if (!seating.seat(seat, new boolean[persons])) {
                return false;
            }
        }
        return true;
    }

    /** Finds somebody for the seat, moving others to seats they fit as well. */
    private boolean seat(int seat, boolean[] tried) {
        for (int person = 0; person < persons; person++) {
            if (!tried[person] && fit.fits(seat, person)) {
                tried[person] = true;
                if (seatOf[person] == NOBODY || seat(seatOf[person], tried)) {
                    seatOf[person] = seat;
                    return true;
                }
            }
        }
        return false;
    }
}
