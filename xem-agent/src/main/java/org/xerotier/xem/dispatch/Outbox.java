package org.xerotier.xem.dispatch;

import org.xerotier.mesh.frame.Frame;

/** Where frames to the router go. Port of this room; the mesh stands behind it. */
public interface Outbox {

    /**
     * Hands a frame over. It may get lost on the way, even here when the queue is full: the desk says everything again
     * that matters until the router has acknowledged it.
     *
     * @param traceContext W3C {@code traceparent} of the call, or empty
     */
    void send(Frame frame, String traceContext);

    /** Whether bulk output of this call may be added now; answers and results need not ask. */
    boolean hasRoom(String invocationId);
}
