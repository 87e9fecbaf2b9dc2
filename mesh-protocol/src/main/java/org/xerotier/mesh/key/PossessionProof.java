package org.xerotier.mesh.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows at enrolment that the agent holds both secrets behind the public keys it claims: an Ed25519 signature over the
 * claim's transcript, and a MAC under a key that only the holder of the CURVE secret and the router can compute.
 *
 * @param signature 128 lower-case hex digits
 * @param curveMac 64 lower-case hex digits
 */
public record PossessionProof(String signature, String curveMac) {

    private static final byte[] LABEL = "xerotier-enroll-v1".getBytes(StandardCharsets.US_ASCII);

    public PossessionProof {
        try {
            Encodings.unhex("signature", signature, VerifyingKey.SIGNATURE_BYTES);
            Encodings.unhex("curve_mac", curveMac, 32);
        } catch (KeyRefused e) {
            // Records read from JSON speak through this exception; see JsonMapping.
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Made by the agent, for the router with this key. */
    public static PossessionProof create(
            EnrollmentClaim claim, CurveKeyPair curveKeys, SigningKey signingKey, CurvePublicKey router) {
        byte[] transcript = claim.transcript();
        return new PossessionProof(
                Encodings.hex(signingKey.sign(transcript)),
                Encodings.hex(mac(curveKeys.sharedSecret(router), transcript)));
    }

    /** Checked by the router. Both parts are always computed, so an answer's time does not tell which was wrong. */
    public boolean verify(EnrollmentClaim claim, CurveKeyPair router) {
        byte[] transcript = claim.transcript();
        byte[] expected;
        try {
            expected = mac(router.sharedSecret(claim.curvePublicKey()), transcript);
        } catch (KeyRefused e) {
            return false;
        }
        boolean macHolds = MessageDigest.isEqual(expected, Encodings.unhex("curve_mac", curveMac, 32));
        boolean signed = claim.signingPublicKey()
                .verify(transcript, Encodings.unhex("signature", signature, VerifyingKey.SIGNATURE_BYTES));
        return macHolds & signed;
    }

    private static byte[] mac(byte[] shared, byte[] transcript) {
        byte[] key = Sha256.start().update(LABEL).update(shared).bytes();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(transcript);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
