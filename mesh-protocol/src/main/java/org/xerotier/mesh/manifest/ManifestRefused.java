package org.xerotier.mesh.manifest;

/** The document is not a capability manifest; the message names the place and what it should be. */
public final class ManifestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ManifestRefused(String message) {
        super(message);
    }
}
