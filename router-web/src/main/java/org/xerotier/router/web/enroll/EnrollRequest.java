package org.xerotier.router.web.enroll;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.mesh.key.PossessionProof;
import org.xerotier.router.enrollment.EnrollAgent;

/** What an agent says of itself; the same names as {@link EnrollAgent}. */
record EnrollRequest(
        String joinKey,
        String registrationName,
        String role,
        String agentVersion,
        String curvePublicKey,
        String signingPublicKey,
        ObjectNode manifest,
        String manifestHash,
        long manifestVersion,
        PossessionProof proof) {

    EnrollAgent from(String address) {
        return new EnrollAgent(
                joinKey,
                registrationName,
                role,
                agentVersion,
                curvePublicKey,
                signingPublicKey,
                manifest,
                manifestHash,
                manifestVersion,
                proof,
                address);
    }
}
