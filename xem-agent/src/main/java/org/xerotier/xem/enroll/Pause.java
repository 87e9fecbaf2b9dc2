package org.xerotier.xem.enroll;

/** Waiting that ends early when the agent is asked to stop. */
@FunctionalInterface
public interface Pause {

    /** Waits; false if the agent is to stop. */
    boolean await(long millis) throws InterruptedException;
}
