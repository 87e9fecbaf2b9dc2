package org.xerotier.router.enrollment;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Secret;
import org.xerotier.router.kernel.TokenId;
import org.xerotier.router.security.TokenClaims;
import org.xerotier.router.security.TokenKind;
import org.xerotier.router.security.TokenRefused;
import org.xerotier.router.security.TokenSigner;

/** Writes and reads agents' tokens. */
final class AgentTokens {

    static final TokenKind KIND = new TokenKind("xerotier-agent+jwt", "xerotier-mesh", Set.of("agent", "project"));

    private final TokenSigner signer;
    private final EnrollmentConfig config;
    private final Ids ids;

    AgentTokens(TokenSigner signer, EnrollmentConfig config, Ids ids) {
        this.signer = signer;
        this.config = config;
        this.ids = ids;
    }

    Issued issue(AgentId agent, ProjectId project, Instant now) {
        TokenId id = TokenId.next(ids);
        String token = signer.sign(
                KIND, id.value(), config.tokenLife(), Map.of("agent", agent.value(), "project", project.value()));
        return new Issued(id, new Secret(token), now.plus(config.tokenLife()));
    }

    /** For use: must not have expired. */
    HeldToken readForUse(String token) {
        return read(token, Duration.ZERO);
    }

    /** For refreshing: may have expired, within the grace. */
    HeldToken readForRefresh(String token) {
        return read(token, config.tokenGrace());
    }

    private HeldToken read(String token, Duration grace) {
        try {
            TokenClaims claims = signer.verify(KIND, token, grace);
            if (!TokenId.matches(claims.id()) || !AgentId.matches(claims.text("agent"))) {
                throw invalid();
            }
            return new HeldToken(new TokenId(claims.id()), new AgentId(claims.text("agent")));
        } catch (TokenRefused refused) {
            throw refused.reason() == TokenRefused.Reason.EXPIRED
                    ? EnrollmentError.AGENT_TOKEN_EXPIRED.because(
                            grace.isZero()
                                    ? "The agent token has expired; refresh it, then say hello again."
                                    : "The agent token and its grace are over; enrol the agent again with a new join key.")
                    : invalid();
        }
    }

    static RouterException invalid() {
        return EnrollmentError.AGENT_TOKEN_INVALID.because(
                "This is not this agent's token, or it was replaced by a newer one; use the newest, or enrol again.");
    }

    /** A new token. */
    record Issued(TokenId id, Secret token, Instant expiresAt) {}
}
