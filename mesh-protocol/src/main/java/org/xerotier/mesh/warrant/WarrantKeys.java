package org.xerotier.mesh.warrant;

import org.xerotier.mesh.key.Sha256;
import org.xerotier.mesh.key.VerifyingKey;

/** Names of the keys that sign warrants. */
public final class WarrantKeys {

    private static final int ID_LENGTH = 16;

    private WarrantKeys() {}

    /** The first 16 hex digits of SHA-256 of the public key's bytes. Says which key to try; proves nothing. */
    public static String id(VerifyingKey key) {
        return Sha256.hex(key.bytes()).substring(0, ID_LENGTH);
    }
}
