package org.xerotier.mesh.key;

import org.bouncycastle.crypto.CryptoServicesRegistrar;

/**
 * Bouncy Castle's start, made to leave nothing behind: its registrar puts defaults for DSA and Diffie-Hellman, which nobody
 * here uses, on the thread that first loads it. On a thread of a server's pool they would keep the whole application alive
 * after it was undeployed.
 */
final class LibraryStart {

    static {
        CryptoServicesRegistrar.clearThreadProperty(CryptoServicesRegistrar.Property.DSA_DEFAULT_PARAMS);
        CryptoServicesRegistrar.clearThreadProperty(CryptoServicesRegistrar.Property.DH_DEFAULT_PARAMS);
    }

    private LibraryStart() {}

    /** To be called before the library is used; the first call does it, on the thread that makes it. */
    static void ensure() {
        // The initialiser has run.
    }
}
