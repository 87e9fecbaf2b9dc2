package org.xerotier.xem.mesh;

/** Hears of the session's fate. Called on the mesh thread; must return at once. */
public interface SessionListener {

    /** The router knows this agent and gives it work. */
    void established(long leaseMillis);

    /** There is no session now; the next try comes by itself. */
    void lost(String reason, long retryMillis);

    /** The router would not have the hello, for this reason. */
    void refused(String code, String message);

    /** A thread without which there is no mesh has ended by a fault. The process can only begin again. */
    void died(Throwable fault);
}
