package org.xerotier.mesh.frame;

import java.util.Locale;

/**
 * One invocation as the agent knows it, told in {@link Hello} and {@link LeaseRenewal}.
 *
 * @param epoch the epoch under which the agent holds it
 */
public record InFlight(String invocationId, long epoch, Phase phase) {

    /** How far the agent has come with an invocation. */
    public enum Phase {
        /** Accepted, not started. */
        ACCEPTED,
        /** The tool may have had an effect. */
        STARTED,
        /** Ended; the result waits for its acknowledgement. */
        DONE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public InFlight {
        Bounds.id("invocation_id", invocationId);
        Bounds.range("epoch", epoch, 1, Long.MAX_VALUE);
    }
}
