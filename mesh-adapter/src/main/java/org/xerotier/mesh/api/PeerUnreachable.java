package org.xerotier.mesh.api;

/** The frame was not handed to any connection; the caller decides what becomes of the work. */
public final class PeerUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PeerUnreachable(String message) {
        super(message);
    }
}
