package org.xerotier.mesh.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.json.JsonMapping;

class PossessionProofTest {

    private static final CurveKeyPair ROUTER = CurveKeyPair.ofSecretHex("01".repeat(32));
    private static final CurveKeyPair AGENT = CurveKeyPair.ofSecretHex("02".repeat(32));
    private static final SigningKey SIGNING = SigningKey.ofSecretHex("03".repeat(32));
    private static final CurveKeyPair ROGUE = CurveKeyPair.ofSecretHex("04".repeat(32));
    private static final SigningKey ROGUE_SIGNING = SigningKey.ofSecretHex("05".repeat(32));

    private static final EnrollmentClaim CLAIM = claim(AGENT.publicKey(), SIGNING.verifyingKey());

    private static EnrollmentClaim claim(CurvePublicKey curve, VerifyingKey signing) {
        return new EnrollmentClaim(curve, "jk_1", "ab".repeat(32), "proj_1", "builder-1", "xem", signing);
    }

    @Test
    void transcriptIsCanonicalJsonOfTheSevenFields() {
        assertThat(new String(CLAIM.transcript(), StandardCharsets.UTF_8))
                .isEqualTo("{\"curve_public_key\":\"" + AGENT.publicKey().hex()
                        + "\",\"join_key_id\":\"jk_1\",\"manifest_hash\":\"" + "ab".repeat(32)
                        + "\",\"project_id\":\"proj_1\",\"registration_name\":\"builder-1\",\"role\":\"xem\","
                        + "\"signing_public_key\":\"" + SIGNING.verifyingKey().hex() + "\"}");
    }

    @Test
    void holderOfBothSecretsIsBelieved() {
        PossessionProof proof = PossessionProof.create(CLAIM, AGENT, SIGNING, ROUTER.publicKey());

        assertThat(proof.verify(CLAIM, ROUTER)).isTrue();
    }

    /** Pins the construction, so that no side can change it alone. */
    @Test
    void proofIsTheSameForEver() {
        PossessionProof proof = PossessionProof.create(CLAIM, AGENT, SIGNING, ROUTER.publicKey());

        assertThat(Sha256.hex(proof.signature() + proof.curveMac()))
                .isEqualTo("45041ae97f0a108e1393cb190e811102361f2e840b3d0850287027e4b5524cb1");
    }

    @Test
    void proofForAnotherClaimIsNotBelieved() {
        PossessionProof proof = PossessionProof.create(CLAIM, AGENT, SIGNING, ROUTER.publicKey());
        CurvePublicKey curve = AGENT.publicKey();
        VerifyingKey signing = SIGNING.verifyingKey();
        String hash = "ab".repeat(32);

        List<EnrollmentClaim> others = List.of(
                claim(ROGUE.publicKey(), signing),
                claim(curve, ROGUE_SIGNING.verifyingKey()),
                new EnrollmentClaim(curve, "jk_2", hash, "proj_1", "builder-1", "xem", signing),
                new EnrollmentClaim(curve, "jk_1", "cd".repeat(32), "proj_1", "builder-1", "xem", signing),
                new EnrollmentClaim(curve, "jk_1", hash, "proj_2", "builder-1", "xem", signing),
                new EnrollmentClaim(curve, "jk_1", hash, "proj_1", "builder-2", "xem", signing),
                new EnrollmentClaim(curve, "jk_1", hash, "proj_1", "builder-1", "xim", signing));
        for (EnrollmentClaim other : others) {
            assertThat(proof.verify(other, ROUTER)).as("%s", other).isFalse();
        }
        assertThat(proof.verify(CLAIM, ROGUE)).as("another router").isFalse();
    }

    @Test
    void eachSecretIsNeeded() {
        PossessionProof withoutCurve = PossessionProof.create(CLAIM, ROGUE, SIGNING, ROUTER.publicKey());
        PossessionProof withoutSigning = PossessionProof.create(CLAIM, AGENT, ROGUE_SIGNING, ROUTER.publicKey());

        assertThat(withoutCurve.verify(CLAIM, ROUTER)).isFalse();
        assertThat(withoutSigning.verify(CLAIM, ROUTER)).isFalse();
    }

    @Test
    void claimWithAWorthlessCurveKeyIsNotBelieved() {
        EnrollmentClaim hostile = claim(CurvePublicKey.of(new byte[32]), SIGNING.verifyingKey());
        PossessionProof proof = PossessionProof.create(hostile, AGENT, SIGNING, ROUTER.publicKey());

        assertThat(proof.verify(hostile, ROUTER)).isFalse();
    }

    @Test
    void proofTravelsAsJson() {
        PossessionProof proof = PossessionProof.create(CLAIM, AGENT, SIGNING, ROUTER.publicKey());

        assertThat(JsonMapping.read(JsonMapping.tree(proof), PossessionProof.class))
                .isEqualTo(proof);
        assertThatThrownBy(() -> new PossessionProof("00", proof.curveMac()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("signature must be 128 lower-case hex digits");
        assertThatThrownBy(() -> new PossessionProof(proof.signature(), "zz".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("curve_mac");
    }
}
