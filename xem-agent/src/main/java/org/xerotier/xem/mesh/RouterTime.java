package org.xerotier.xem.mesh;

/**
 * A router's word on what time it is.
 *
 * @param askedAt when it was asked, on the ticker
 */
record RouterTime(long millis, long askedAt) {

    /** What time it is by that router's clock at a moment of the ticker. */
    long at(long ticks) {
        return millis + ticks - askedAt;
    }
}
