package org.xerotier.router.kernel;

/**
 * Time that only goes forward, for leases, intervals and limits: a step of the wall clock cannot expire a fleet.
 * Readings mean something only as differences.
 */
@FunctionalInterface
public interface Ticker {

    long nanos();
}
