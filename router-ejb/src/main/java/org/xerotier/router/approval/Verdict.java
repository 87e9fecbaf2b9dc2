package org.xerotier.router.approval;

import java.time.Instant;
import java.util.List;

/** What became of an act. */
sealed interface Verdict {

    /** It took effect. */
    record Taken(Course course, List<Step> steps) implements Verdict {
        public Taken {
            steps = List.copyOf(steps);
        }
    }

    /** Nothing changed, and why. */
    record Refused(ApprovalError code, String message) implements Verdict {}

    /**
     * One thing that happened on the way.
     *
     * @param stage at that moment
     * @param at for a clock, the instant it ran out, however late that was noticed
     */
    record Step(ApprovalHappening what, int round, int stage, Instant at) {}
}
