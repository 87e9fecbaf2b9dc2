package org.xerotier.router.enrollment;

import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.mesh.key.EnrollmentClaim;
import org.xerotier.mesh.key.KeyRefused;
import org.xerotier.mesh.key.VerifyingKey;
import org.xerotier.router.fleet.ManifestIntake;
import org.xerotier.router.fleet.NewAgent;
import org.xerotier.router.fleet.RegistrationName;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.RouterException;

/**
 * Checks everything about an applicant that needs no database: that the join key is for such an agent, that name, keys
 * and manifest are well formed, and that whoever asks holds the secret halves of both keys.
 */
final class Applicant {

    private static final int MAX_VERSION_LENGTH = 64;

    private Applicant() {}

    /** The agent it would become under this id. */
    static NewAgent check(EnrollAgent ask, JoinKeyClaims key, AgentId id, CurveKeyPair router) {
        if (!key.role().wireName().equals(ask.role())) {
            throw EnrollmentError.JOIN_KEY_ROLE_MISMATCH.because(
                    "The join key is for an agent of role %s; mint one for the role of this agent."
                            .formatted(key.role().wireName()),
                    "role");
        }
        RegistrationName name = RegistrationName.parse(ask.registrationName());
        if (!key.registrationName().orElse(name.value()).equals(name.value())) {
            throw EnrollmentError.JOIN_KEY_NAME_MISMATCH.because(
                    "The join key is for an agent of another name; use that name, or mint a key without one.",
                    "registration_name");
        }
        if (ask.agentVersion().isBlank() || ask.agentVersion().length() > MAX_VERSION_LENGTH) {
            throw KernelError.INVALID_BODY.because(
                    "agent_version must have 1 to %d characters.".formatted(MAX_VERSION_LENGTH), "agent_version");
        }
        prove(ask, key, name, router);
        return new NewAgent(
                id,
                key.project(),
                name,
                key.role(),
                key.region(),
                ask.curvePublicKey(),
                ask.signingPublicKey(),
                ask.agentVersion(),
                ManifestIntake.accept(ask.manifestHash(), ask.manifestVersion(), name, ask.manifest()));
    }

    private static void prove(EnrollAgent ask, JoinKeyClaims key, RegistrationName name, CurveKeyPair router) {
        EnrollmentClaim claim = new EnrollmentClaim(
                curveKey(ask.curvePublicKey()),
                key.id().value(),
                ask.manifestHash(),
                key.project().value(),
                name.value(),
                key.role().wireName(),
                signingKey(ask.signingPublicKey()));
        if (!ask.proof().verify(claim, router)) {
            throw EnrollmentError.POSSESSION_NOT_PROVEN.because(
                    "The proof does not show that the agent holds the secrets of both public keys it names;"
                            + " check that key files and join key belong together.",
                    "proof");
        }
    }

    private static CurvePublicKey curveKey(String hex) {
        try {
            return CurvePublicKey.ofHex(hex);
        } catch (KeyRefused e) {
            throw unusable("curve_public_key", e);
        }
    }

    private static VerifyingKey signingKey(String hex) {
        try {
            return VerifyingKey.ofHex(hex);
        } catch (KeyRefused e) {
            throw unusable("signing_public_key", e);
        }
    }

    private static RouterException unusable(String field, KeyRefused why) {
        return KernelError.INVALID_BODY.because(field + ": " + why.getMessage() + ".", field);
    }
}
