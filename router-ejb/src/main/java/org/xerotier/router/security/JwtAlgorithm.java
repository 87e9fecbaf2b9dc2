package org.xerotier.router.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;

/** The signatures MicroProfile JWT knows. An issuer has exactly one; what a token's header says chooses nothing. */
enum JwtAlgorithm {
    RS256(JWSAlgorithm.RS256),
    ES256(JWSAlgorithm.ES256);

    private static final int SHORTEST_RSA = 2_048;
    private static final int LONGEST_RSA = 8_192;

    private final JWSAlgorithm name;

    JwtAlgorithm(JWSAlgorithm name) {
        this.name = name;
    }

    /** Whether the key can check such signatures and says nothing against it. */
    boolean fits(JWK key) {
        boolean mine =
                (key.getAlgorithm() == null || key.getAlgorithm().getName().equals(name.getName()))
                        && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE));
        if (!mine) {
            return false;
        }
        if (this == RS256) {
            return key instanceof RSAKey rsa && rsa.size() >= SHORTEST_RSA && rsa.size() <= LONGEST_RSA;
        }
        return key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve());
    }

    JWSVerifier verifier(JWK key) throws JOSEException {
        return this == RS256
                ? new RSASSAVerifier(key.toRSAKey().toRSAPublicKey())
                : new ECDSAVerifier(key.toECKey().toECPublicKey());
    }
}
