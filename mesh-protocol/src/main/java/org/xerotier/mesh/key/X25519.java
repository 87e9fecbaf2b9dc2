package org.xerotier.mesh.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.jspecify.annotations.Nullable;

/** The function of RFC 7748 on raw bytes, through the JDK. */
final class X25519 {

    private static final byte[] BASE_POINT = new byte[32];

    static {
        BASE_POINT[0] = 9;
    }

    private X25519() {}

    static byte[] publicOf(byte[] secret) {
        return multiply(secret, BASE_POINT);
    }

    /** The shared secret; refuses a point of small order, which would give every secret the same answer. */
    static byte[] multiply(byte[] secret, byte[] point) {
        try {
            KeyFactory keys = KeyFactory.getInstance("X25519");
            PrivateKey scalar = keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, secret.clone()));
            byte[] coordinate = point.clone();
            // RFC 7748, section 5: the top bit of the last byte is not part of the number.
            coordinate[31] &= 0x7f;
            BigInteger u = new BigInteger(1, Encodings.reversed(coordinate));
            PublicKey other = keys.generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, u));
            KeyAgreement agreement = KeyAgreement.getInstance("X25519");
            agreement.init(scalar);
            agreement.doPhase(other, true);
            byte[] shared = agreement.generateSecret();
            if (Arrays.equals(shared, new byte[32])) {
                throw smallOrder(null);
            }
            return shared;
        } catch (InvalidKeyException e) {
            throw smallOrder(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no X25519; use a JDK 17 or newer", e);
        }
    }

    private static KeyRefused smallOrder(@Nullable Throwable cause) {
        KeyRefused refused =
                new KeyRefused("the CURVE public key is one of the few that give no secret; generate a new key pair");
        if (cause != null) {
            refused.initCause(cause);
        }
        return refused;
    }
}
