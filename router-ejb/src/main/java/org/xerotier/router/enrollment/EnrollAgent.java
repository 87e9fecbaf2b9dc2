package org.xerotier.router.enrollment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.mesh.key.PossessionProof;

/**
 * What an agent says to be enrolled; nothing in it is believed before it was checked.
 *
 * @param curvePublicKey 64 hex
 * @param signingPublicKey 64 hex
 * @param from where the request came from, for the record
 */
public record EnrollAgent(
        String joinKey,
        String registrationName,
        String role,
        String agentVersion,
        String curvePublicKey,
        String signingPublicKey,
        ObjectNode manifest,
        String manifestHash,
        long manifestVersion,
        PossessionProof proof,
        String from) {}
