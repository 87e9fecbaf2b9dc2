package org.xerotier.mesh.key;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.mesh.json.CanonicalJson;

/**
 * What an agent says about itself when it enrols, and what its proof covers.
 *
 * @param joinKeyId the {@code jti} of the join key, so a proof made for one key is worth nothing with another
 * @param projectId the project the join key names
 * @param manifestHash SHA-256 of the canonical capability manifest, 64 hex
 */
public record EnrollmentClaim(
        CurvePublicKey curvePublicKey,
        String joinKeyId,
        String manifestHash,
        String projectId,
        String registrationName,
        String role,
        VerifyingKey signingPublicKey) {

    /** The canonical JSON bytes both parts of the proof are made over. */
    public byte[] transcript() {
        ObjectNode claim = JsonNodeFactory.instance.objectNode();
        claim.put("curve_public_key", curvePublicKey.hex());
        claim.put("join_key_id", joinKeyId);
        claim.put("manifest_hash", manifestHash);
        claim.put("project_id", projectId);
        claim.put("registration_name", registrationName);
        claim.put("role", role);
        claim.put("signing_public_key", signingPublicKey.hex());
        return CanonicalJson.write(claim);
    }
}
