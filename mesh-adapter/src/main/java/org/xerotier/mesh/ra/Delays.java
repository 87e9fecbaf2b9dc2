package org.xerotier.mesh.ra;

/** Does something later, on a thread that must not be kept waiting: in the server, the container's timer. */
@FunctionalInterface
interface Delays {

    void after(long millis, Runnable task);
}
