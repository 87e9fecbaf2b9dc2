package org.xerotier.router.enrollment;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.router.fleet.AgentRole;
import org.xerotier.router.fleet.Region;
import org.xerotier.router.kernel.JoinKeyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.security.TokenClaims;
import org.xerotier.router.security.TokenKind;
import org.xerotier.router.security.TokenRefused;
import org.xerotier.router.security.TokenSigner;

/** Writes and reads join keys: what an agent needs to know before it knows anything, signed by the router. */
final class JoinKeyTokens {

    static final TokenKind KIND =
            new TokenKind("xerotier-join+jwt", "xerotier-enroll", Set.of("project", "role", "region", "mesh", "curve"));

    private final TokenSigner signer;

    JoinKeyTokens(TokenSigner signer) {
        this.signer = signer;
    }

    String sign(JoinKeyId id, ProjectId project, Invitation invitation, CurvePublicKey router) {
        Map<String, String> claims = new HashMap<>();
        claims.put("project", project.value());
        claims.put("role", invitation.role().wireName());
        claims.put("region", invitation.region().value());
        claims.put("mesh", invitation.meshAddress());
        claims.put("curve", router.hex());
        if (invitation.registrationName() != null) {
            claims.put("name", invitation.registrationName().value());
        }
        return signer.sign(KIND, id.value(), invitation.life(), claims);
    }

    JoinKeyClaims read(String key) {
        try {
            TokenClaims claims = signer.verify(KIND, key, Duration.ZERO);
            return new JoinKeyClaims(
                    new JoinKeyId(claims.id()),
                    new ProjectId(claims.text("project")),
                    AgentRole.ofWireName(claims.text("role")).orElseThrow(JoinKeyTokens::invalid),
                    new Region(claims.text("region")),
                    claims.text("mesh"),
                    claims.find("name"));
        } catch (TokenRefused refused) {
            throw refused.reason() == TokenRefused.Reason.EXPIRED
                    ? EnrollmentError.JOIN_KEY_EXPIRED.because(
                            "The join key has expired; mint another with `xeroctl agents join-keys create`.")
                    : invalid();
        }
    }

    static RouterException invalid() {
        return EnrollmentError.JOIN_KEY_INVALID.because(
                "This is no join key of this router; check that it was copied whole, or mint another.", "join_key");
    }
}
