package org.xerotier.xem.enroll;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.key.RefreshProof;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.xem.state.DurableFile;

/** Holds the agent's token and gets a new one in time. The new one counts when it is on disk. */
public final class TokenKeeper {

    private static final Logger LOG = System.getLogger("xem.enroll");

    private final RouterHttp router;
    private final SigningKey signingKey;
    private final DurableFile file;
    private final Clock clock;
    private volatile Enrollment enrollment;

    public TokenKeeper(RouterHttp router, SigningKey signingKey, DurableFile file, Clock clock, Enrollment enrollment) {
        this.router = router;
        this.signingKey = signingKey;
        this.file = file;
        this.clock = clock;
        this.enrollment = enrollment;
    }

    public Enrollment enrollment() {
        return enrollment;
    }

    /** How long until a new token should be asked for: after two thirds of this one's life. */
    public Duration untilDue() {
        Enrollment current = enrollment;
        Duration life = Duration.between(current.tokenIssuedAt(), current.tokenExpiresAt());
        Duration left = Duration.between(
                clock.instant(),
                current.tokenIssuedAt().plus(life.multipliedBy(2).dividedBy(3)));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Before the first hello. A router that does not answer now is no reason to wait. */
    public void refreshIfDue() throws EnrollmentRefused, InterruptedException {
        if (untilDue().isZero()) {
            refresh();
        }
    }

    /**
     * Asks once. False if it should be tried again later.
     *
     * @throws EnrollmentRefused if there is no token for this agent any more; the enrolment on file is set aside
     */
    public boolean refresh() throws EnrollmentRefused, InterruptedException {
        Enrollment current = enrollment;
        String tokenId = TokenClaims.read(current.token()).map(TokenClaims::id).orElse("");
        try {
            RouterHttp.Answer answer =
                    router.post("/v1/enroll/refresh", request(current, tokenId), Optional.of(current.token()));
            if (answer.isSuccess()) {
                Instant expires = Answers.instant(answer.body(), "token_expires_at");
                Enrollment fresh = current.withToken(
                        Answers.text(answer.body(), "token"),
                        clock.instant(),
                        expires,
                        answer.body().path("mesh_address").asText(current.meshAddress()),
                        routerKeys(current, answer));
                fresh.store(file);
                enrollment = fresh;
                LOG.log(Level.INFO, "The agent's token was renewed; it is good until {0}.", expires);
                return true;
            }
            // Two keys claim the name: a person will say which keeps it, and until then this one waits.
            if (!answer.isPassing() && !answer.code().equals("agent_conflict_pill")) {
                file.setAside();
                throw new EnrollmentRefused(answer.code(), answer.message());
            }
            LOG.log(
                    Level.WARNING,
                    "The router cannot renew the token now ({0}: {1}).",
                    answer.code(),
                    answer.message());
        } catch (IOException fault) {
            LOG.log(Level.WARNING, "The token could not be renewed ({0}).", Enroller.reason(fault));
        }
        return false;
    }

    private static List<String> routerKeys(Enrollment current, RouterHttp.Answer answer) throws IOException {
        List<String> pinned = current.routerSigningPublicKeys();
        List<String> told = RouterSigningKeys.told(answer.body());
        List<String> kept = RouterSigningKeys.follow(pinned, told);
        if (!kept.equals(told)) {
            LOG.log(
                    Level.ERROR,
                    "The router names other signing keys than those pinned; they are not believed. If its key was"
                            + " replaced, enrol this agent again.");
        }
        return kept;
    }

    private ObjectNode request(Enrollment current, String tokenId) {
        RefreshProof proof = RefreshProof.create(signingKey, current.agentId(), tokenId, clock.instant());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("proof").put("issued_at", proof.issuedAt()).put("signature", proof.signature());
        return body;
    }
}
