package org.xerotier.mesh.ra;

/** A transport reports the end of one of its threads, once, on that thread. */
@FunctionalInterface
interface TransportEvents {

    void failed(MeshTransport transport, Throwable cause);
}
