package org.xerotier.mesh.ra;

/**
 * Where a connection stands. Until {@link #OPEN} exactly one side is listened to at a time, so no peer can send ahead
 * of its turn, and JeroMQ first hears of a connection when its HELLO is complete.
 */
enum GateStage {
    /** The client sends its 64-byte greeting; ours is on its way. */
    GREETING,
    /** The client sends HELLO. */
    HELLO,
    /** JeroMQ got greeting and HELLO and answers WELCOME. */
    WELCOME,
    /** The client sends INITIATE, which holds its key. */
    INITIATE,
    /** JeroMQ asks the authenticator and answers READY. */
    READY,
    /** The key is proven and enrolled; bytes pass, frame sizes are watched. */
    OPEN,
    /** One side ended; what was read is handed on. */
    DRAINING,
    CLOSED;

    boolean isHandshake() {
        return compareTo(OPEN) < 0;
    }
}
