package org.xerotier.systemtests.simulation;

/** A bug planted around the product's classes. A simulation that does not find each of them proves nothing. */
public enum Mutant {
    NONE,
    /** Routers read the queue without a lock and write what they read. */
    NO_CAS,
    /** The agent does not remember which epochs it has seen. */
    NO_FENCE,
    /** The agent's ledger is empty after a restart, and says it is the same. */
    NO_LEDGER,
    /** The router acknowledges results, and commits them afterwards. */
    ACK_BEFORE_COMMIT,
    /** Work of an agent that is not heard moves on without its fenced answer. */
    NAIVE_REDISPATCH
}
