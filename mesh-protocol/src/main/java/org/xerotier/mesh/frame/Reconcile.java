package org.xerotier.mesh.frame;

import java.util.Locale;

/** The router's word on an invocation the agent reported as in flight. */
public record Reconcile(String invocationId, long epoch, Action action) {

    /** What the agent shall do. */
    public enum Action {
        /** The router has its outcome, or never knew it under this epoch: drop the record. */
        FORGET,
        /** Someone asked for it to be cancelled while the agent was away. */
        CANCEL,
        /** The router waits for the result: send it (again). */
        REPORT;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Reconcile {
        Bounds.id("invocation_id", invocationId);
        Bounds.range("epoch", epoch, 1, Long.MAX_VALUE);
    }
}
