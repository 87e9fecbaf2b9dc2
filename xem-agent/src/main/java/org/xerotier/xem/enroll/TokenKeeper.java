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
import java.util.Set;
import org.xerotier.mesh.key.RefreshProof;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.xem.state.DurableFile;

/**
 * Holds the agent's token and gets a new one in time. The new one counts at once, since the router may have let go of
 * the one before; it is brought to the disk as soon as that is possible.
 */
public final class TokenKeeper {

    private static final Logger LOG = System.getLogger("xem.enroll");

    /** What ends an enrolment, in the words of docs/reference/wire-protocol.md; anything else may pass. */
    private static final Set<String> FINAL = Set.of("agent_token_invalid", "agent_token_expired", "agent_revoked");

    private final RouterHttp router;
    private final SigningKey signingKey;
    private final DurableFile file;
    private final Clock clock;
    private volatile Enrollment enrollment;
    private volatile boolean unsaved;

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

    /** Whether the token is not on disk yet; {@link #save} is to be called every so often until it is. */
    public boolean isUnsaved() {
        return unsaved;
    }

    /** Tries once more to bring the token to the disk. */
    public void save() {
        if (unsaved) {
            try {
                enrollment.store(file);
                unsaved = false;
                LOG.log(Level.INFO, "The agent's token is on disk.");
            } catch (IOException fault) {
                LOG.log(
                        Level.WARNING,
                        "The agent's token could not be stored ({0}); it is used all the same, and stored as soon as"
                                + " that works.",
                        Enroller.reason(fault));
            }
        }
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
                enrollment = fresh;
                unsaved = true;
                LOG.log(Level.INFO, "The agent's token was renewed; it is good until {0}.", expires);
                save();
                return true;
            }
            if (FINAL.contains(answer.code())) {
                setAside();
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

    private void setAside() {
        try {
            file.setAside();
        } catch (IOException fault) {
            // The router's word stands without it.
            LOG.log(Level.WARNING, "The enrolment could not be set aside ({0}).", Enroller.reason(fault));
        }
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
