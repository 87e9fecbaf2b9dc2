package org.xerotier.xem.mesh;

/** A connection that can be made and dropped. One at a time; owned by one thread. */
interface Link {

    /** Starts connecting and returns at once; what is sent before it stands waits. */
    void open();

    boolean isOpen();

    /** Drops the connection and what it still holds, or lets that go out for a moment first. */
    void close(long lingerMillis);

    /** Takes a frame, or drops it when the queue is full. */
    void send(byte[] frame);

    /** Whether frames leave as fast as they come. */
    boolean hasRoom();
}
