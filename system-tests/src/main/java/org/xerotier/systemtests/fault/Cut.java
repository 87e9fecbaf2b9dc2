package org.xerotier.systemtests.fault;

/** Ways in which a network lets two parties down. */
public enum Cut {
    /** The connection ends with RST in both directions. */
    RESET,
    /** Half of a piece of data arrives, then RST: a frame is torn. */
    TORN,
    /** Nothing passes for a while, in either direction; then everything does. */
    STALL,
    /** One direction ends in order, the other stays. */
    HALF_CLOSE,
    /** All connections end with RST, and new ones are refused for a while. */
    BLACKOUT
}
