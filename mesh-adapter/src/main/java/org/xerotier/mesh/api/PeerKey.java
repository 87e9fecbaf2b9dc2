package org.xerotier.mesh.api;

import java.io.Serializable;

/**
 * A peer: the CURVE public key its connection was authenticated with.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record PeerKey(String hex) implements Serializable {

    public PeerKey {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a CURVE public key is 64 lower-case hexadecimal digits");
        }
    }
}
