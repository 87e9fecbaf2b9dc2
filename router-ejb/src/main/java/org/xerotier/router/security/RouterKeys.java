package org.xerotier.router.security;

import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.router.kernel.KernelError;

/** The router's own keys in memory, from the start on. The same in every router of one database. */
@ApplicationScoped
public class RouterKeys {

    private volatile @Nullable CurveKeyPair curve;
    private volatile @Nullable SigningKey signing;
    private volatile @Nullable SigningKey access;

    /** What the mesh socket shows to agents. */
    public CurveKeyPair curve() {
        return loaded(curve);
    }

    /** What tokens and warrants are signed with. */
    public SigningKey signing() {
        return loaded(signing);
    }

    /** What tokens of people are signed with. */
    SigningKey access() {
        return loaded(access);
    }

    void hold(CurveKeyPair curve, SigningKey signing, SigningKey access) {
        this.curve = curve;
        this.signing = signing;
        this.access = access;
    }

    private static <K> K loaded(@Nullable K key) {
        if (key == null) {
            throw KernelError.ROUTER_NOT_READY.because("The router is still starting; try again in a moment.");
        }
        return key;
    }
}
