package org.xerotier.mesh.api;

import org.jspecify.annotations.Nullable;

/** The mesh could not start listening; nothing is left open. The message says what to change. */
public final class MeshNotOpened extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MeshNotOpened(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
