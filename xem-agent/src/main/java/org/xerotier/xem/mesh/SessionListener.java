package org.xerotier.xem.mesh;

import org.xerotier.mesh.frame.RouterContact;

/** Hears of the sessions' fates. Called on the mesh thread; must return at once. */
public interface SessionListener {

    /** This router knows the agent and gives it work. */
    void established(RouterContact router, long leaseMillis);

    /** There is no session with this router now; the next try comes by itself. */
    void lost(RouterContact router, Loss loss, long retryMillis);

    /** This router would not have the hello, for this reason. */
    void refused(RouterContact router, String code, String message);

    /** No router names this one any more, and it does not answer: it is not tried again. */
    void forgotten(RouterContact router);

    /** The agent can take no work for this reason, or, if empty, can again. */
    void impaired(String code);

    /** A thread without which there is no mesh has ended by a fault. The process can only begin again. */
    void died(Throwable fault);
}
