package org.xerotier.mesh.warrant;

import java.time.Instant;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * What a warrant says beyond the dispatch it travels in.
 *
 * @param agentKey the CURVE public key of the one agent it is for, 64 hex
 * @param risk as judged by the router; at least what the tool declares
 * @param consentDigest of the document a person consented to, or would have, 64 hex
 * @param issuedAt the moment of the dispatch on the routers' clock
 * @param notAfter after it the tool may not start
 */
public record Grounds(
        String project,
        String agentKey,
        RiskLevel risk,
        Authority authority,
        String consentDigest,
        Instant issuedAt,
        Instant notAfter) {}
