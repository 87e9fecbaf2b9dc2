package org.xerotier.xem.mesh;

import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;

/** A connection to one router that can be made and dropped. One at a time; owned by one thread. */
interface Link {

    /** What comes in. */
    interface Receiver {
        void received(byte[] frame);

        void lost(Loss loss);
    }

    /** Whether it is known where to connect to. */
    enum Reach {
        KNOWN,
        /** The name is being looked up; to be asked again in a moment. */
        NOT_YET,
        /** The name cannot be resolved now. */
        UNKNOWN
    }

    /** Makes links, closed ones. */
    @FunctionalInterface
    interface Maker {
        Link make(String address, Receiver receiver);
    }

    /** To be asked before {@link #open}; answers at once. */
    default Reach reach() {
        return Reach.KNOWN;
    }

    /**
     * Starts connecting and returns at once; what is sent before it stands waits.
     *
     * @throws RuntimeException if that is not possible; then it is closed
     */
    void open(CurvePublicKey router, CurveKeyPair own);

    boolean isOpen();

    /** Drops the connection and what it still holds, or lets that go out for a moment first. */
    void close(long lingerMillis);

    /** Takes a frame, or drops it when the queue is full. */
    void send(byte[] frame);

    /** Whether frames leave as fast as they come. */
    boolean hasRoom();
}
