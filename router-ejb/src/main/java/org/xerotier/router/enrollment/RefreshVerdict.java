package org.xerotier.router.enrollment;

import java.time.Duration;
import java.time.Instant;
import org.xerotier.router.fleet.AgentIdentity;
import org.xerotier.router.kernel.TokenId;

/**
 * Whether a genuine token may be exchanged for a new one: the agent lives, the token is its newest (or the one before,
 * for a moment, should the answer have been lost), and the agent signed for this very token a moment ago.
 */
final class RefreshVerdict {

    /** How old, or how far ahead, a proof may be. */
    static final Duration PROOF_AGE = Duration.ofMinutes(5);

    /** How long after a refresh the token it replaced may be refreshed once more. */
    static final Duration ANSWER_LOST = Duration.ofMinutes(2);

    private RefreshVerdict() {}

    static void require(Facts facts, Instant now) {
        facts.agent().requireNotRevoked();
        if (!isNewest(facts) && !isForLostAnswer(facts, now)) {
            throw AgentTokens.invalid();
        }
        if (Duration.between(facts.proofIssuedAt(), now).abs().compareTo(PROOF_AGE) > 0) {
            throw EnrollmentError.POSSESSION_NOT_PROVEN.because(
                    "The proof was made more than %d minutes from this router's time; set the agent's clock and try again."
                            .formatted(PROOF_AGE.toMinutes()),
                    "proof.issued_at");
        }
        if (!facts.proofHolds()) {
            throw EnrollmentError.POSSESSION_NOT_PROVEN.because(
                    "The proof is not signed by the key the agent enrolled with; check the agent's signing key file.",
                    "proof.signature");
        }
    }

    private static boolean isNewest(Facts facts) {
        return facts.presented().equals(facts.agent().token());
    }

    private static boolean isForLostAnswer(Facts facts, Instant now) {
        return facts.presented().equals(facts.agent().previousToken())
                && now.isBefore(facts.agent().tokenIssuedAt().plus(ANSWER_LOST));
    }

    /**
     * What is known when a refresh is asked for.
     *
     * @param agent whom the token names, as on record
     * @param presented id of the token that came with the request
     * @param proofHolds the signature is the agent's, for this agent and the presented token
     */
    record Facts(AgentIdentity agent, TokenId presented, Instant proofIssuedAt, boolean proofHolds) {}
}
