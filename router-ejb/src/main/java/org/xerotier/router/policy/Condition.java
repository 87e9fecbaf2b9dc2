package org.xerotier.router.policy;

/** A question about one call, compiled once. */
interface Condition {

    /** The text it was written as. */
    String source();

    /** The answer, or {@link Answer#FAILED} when the call has not what the question is about. */
    Answer of(CallVariables call);

    /** What a condition can say. */
    enum Answer {
        YES,
        NO,
        FAILED
    }
}
