package org.xerotier.mesh.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefreshProofTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123Z");

    private final SigningKey key = SigningKey.generate(new SecureRandom());
    private final RefreshProof proof = RefreshProof.create(key, "agt_1", "tok_1", NOW);

    @Test
    void theAgentsOwnProofHolds() {
        assertThat(proof.verify(key.verifyingKey(), "agt_1", "tok_1")).isTrue();
        assertThat(proof.issuedAtInstant()).isEqualTo(NOW);
    }

    @Test
    void aProofForAnotherTokenAgentOrTimeFails() {
        RefreshProof later = new RefreshProof("2026-11-21T10:00:01Z", proof.signature());

        assertThat(proof.verify(key.verifyingKey(), "agt_1", "tok_2")).isFalse();
        assertThat(proof.verify(key.verifyingKey(), "agt_2", "tok_1")).isFalse();
        assertThat(later.verify(key.verifyingKey(), "agt_1", "tok_1")).isFalse();
    }

    @Test
    void anotherKeysProofFails() {
        SigningKey other = SigningKey.generate(new SecureRandom());

        assertThat(proof.verify(other.verifyingKey(), "agt_1", "tok_1")).isFalse();
    }

    @Test
    void nonsenseIsRefusedByNameOfTheField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RefreshProof("yesterday", proof.signature()))
                .withMessageContaining("issued_at");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RefreshProof(NOW.toString(), "00"))
                .withMessageContaining("signature");
    }
}
