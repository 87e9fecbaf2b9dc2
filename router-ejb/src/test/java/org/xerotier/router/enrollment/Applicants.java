package org.xerotier.router.enrollment;

import java.security.SecureRandom;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.mesh.key.EnrollmentClaim;
import org.xerotier.mesh.key.PossessionProof;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.router.fleet.Manifests;
import org.xerotier.router.kernel.JoinKeyId;
import org.xerotier.router.kernel.ProjectId;

/** An agent that wants to be enrolled: its name and keys. */
record Applicants(String name, CurveKeyPair curve, SigningKey signing) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Applicants named(String name) {
        return new Applicants(name, CurveKeyPair.generate(RANDOM), SigningKey.generate(RANDOM));
    }

    Applicants renamed(String other) {
        return new Applicants(other, curve, signing);
    }

    CapabilityManifest manifest() {
        return Manifests.offering(name, "host.uptime");
    }

    EnrollAgent ask(String joinKey, JoinKeyId id, ProjectId project, CurvePublicKey router) {
        return ask(joinKey, prove(id, project, router));
    }

    EnrollAgent ask(String joinKey, PossessionProof proof) {
        return new EnrollAgent(
                joinKey,
                name,
                "xem",
                "1.0.0",
                curve.publicKey().hex(),
                signing.verifyingKey().hex(),
                manifest().toJson(),
                manifest().hash(),
                1,
                proof,
                "192.0.2.1");
    }

    PossessionProof prove(JoinKeyId id, ProjectId project, CurvePublicKey router) {
        EnrollmentClaim claim = new EnrollmentClaim(
                curve.publicKey(), id.value(), manifest().hash(), project.value(), name, "xem", signing.verifyingKey());
        return PossessionProof.create(claim, curve, signing, router);
    }
}
