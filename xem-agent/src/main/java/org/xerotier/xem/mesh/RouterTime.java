package org.xerotier.xem.mesh;

/**
 * A router's word on what time it is.
 *
 * @param askedAt when it was asked, on the ticker
 */
record RouterTime(long millis, long askedAt) {}
