package org.xerotier.systemtests.simulation;

/** The process dies here: thrown out of a port, so that nothing after it happens. Nobody in the product catches it. */
public final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    public Crash(String where) {
        super(where, null, false, false);
    }
}
