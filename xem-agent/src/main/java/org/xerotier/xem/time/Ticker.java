package org.xerotier.xem.time;

/** Time that only runs forward: for leases, deadlines and waits, which a stepped wall clock must not touch. */
@FunctionalInterface
public interface Ticker {

    /** Milliseconds since some moment; only differences mean anything. */
    long millis();
}
