package org.xerotier.xem.enroll;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.mesh.key.EnrollmentClaim;
import org.xerotier.mesh.key.KeyRefused;
import org.xerotier.mesh.key.PossessionProof;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.time.Backoff;

/**
 * Spends the join key. An answer that got lost is asked for again with the same keys, which the router answers with the
 * same agent; whatever waiting cannot cure ends with {@link EnrollmentRefused}.
 */
public final class Enroller {

    /** The manifest may be as large as the mesh allows. */
    private static final JsonLimits MANIFEST = new JsonLimits(1 << 22, 40, 1 << 18, 1_024, 500_000);

    private static final Logger LOG = System.getLogger("xem.enroll");

    private final RouterHttp router;
    private final String routerUrl;
    private final AgentKeys keys;
    private final Clock clock;
    private final Backoff backoff;
    private final Pause pause;
    private final Optional<String> gatewayToken;

    /** @param gatewayToken bearer token for a gateway in front of the router */
    public Enroller(
            RouterHttp router,
            String routerUrl,
            AgentKeys keys,
            Clock clock,
            Backoff backoff,
            Pause pause,
            Optional<String> gatewayToken) {
        this.router = router;
        this.routerUrl = routerUrl;
        this.keys = keys;
        this.clock = clock;
        this.backoff = backoff;
        this.pause = pause;
        this.gatewayToken = gatewayToken;
    }

    /** Enrols, waiting for the router if need be; empty if the agent was asked to stop meanwhile. */
    public Optional<Enrollment> enroll(
            String joinKey, String registrationName, String agentVersion, String project, PublishedManifest manifest)
            throws EnrollmentRefused, InterruptedException {
        TokenClaims claims = TokenClaims.read(joinKey)
                .orElseThrow(() -> new EnrollmentRefused("join_key_invalid", "The join key is not a signed token."));
        if (!project.isEmpty() && !project.equals(claims.text("project"))) {
            throw new EnrollmentRefused(
                    "project_mismatch",
                    "The join key is for project %s, project_external_id says %s."
                            .formatted(claims.text("project"), project));
        }
        ObjectNode body = request(joinKey, claims, registrationName, agentVersion, manifest);
        while (true) {
            long wait = backoff.nextMillis();
            try {
                RouterHttp.Answer answer = router.post("/v1/enroll", body, gatewayToken);
                if (answer.isSuccess()) {
                    return Optional.of(read(answer, claims, joinKey));
                }
                if (!answer.isPassing()) {
                    throw new EnrollmentRefused(answer.code(), answer.message());
                }
                wait = Math.max(wait, answer.retryAfterSeconds() * 1_000);
                LOG.log(
                        Level.WARNING,
                        "The router cannot enrol now ({0}: {1}); again in {2} ms.",
                        answer.code(),
                        answer.message(),
                        wait);
            } catch (IOException fault) {
                LOG.log(
                        Level.WARNING,
                        "The router at {0} does not answer ({1}); again in {2} ms.",
                        routerUrl,
                        reason(fault),
                        wait);
            }
            if (!pause.await(wait)) {
                return Optional.empty();
            }
        }
    }

    private ObjectNode request(
            String joinKey, TokenClaims claims, String name, String agentVersion, PublishedManifest manifest)
            throws EnrollmentRefused {
        EnrollmentClaim claim = new EnrollmentClaim(
                keys.curve().publicKey(),
                claims.id(),
                manifest.hash(),
                claims.text("project"),
                name,
                "xem",
                keys.signing().verifyingKey());
        PossessionProof proof;
        try {
            proof = PossessionProof.create(
                    claim, keys.curve(), keys.signing(), CurvePublicKey.ofHex(claims.text("curve")));
        } catch (KeyRefused fault) {
            throw new EnrollmentRefused("join_key_invalid", "It names no usable router key.");
        }
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("join_key", joinKey)
                .put("registration_name", name)
                .put("role", "xem")
                .put("agent_version", agentVersion)
                .put("curve_public_key", keys.curve().publicKey().hex())
                .put("signing_public_key", keys.signing().verifyingKey().hex());
        body.set("manifest", StrictJson.parseObject(manifest.document().view(), MANIFEST));
        body.put("manifest_hash", manifest.hash()).put("manifest_version", manifest.version());
        body.putObject("proof").put("signature", proof.signature()).put("curve_mac", proof.curveMac());
        return body;
    }

    /** The operator gave the join key; whoever answers must have what it was sealed with. */
    private Enrollment read(RouterHttp.Answer answer, TokenClaims joinKey, String joinKeyText)
            throws IOException, EnrollmentRefused {
        String routerKey = Answers.text(answer.body(), "router_curve_public_key");
        if (!routerKey.equals(joinKey.text("curve"))) {
            throw new EnrollmentRefused(
                    "router_key_mismatch", "The answer names another router key than the join key.");
        }
        List<String> signingKeys = RouterSigningKeys.told(answer.body());
        if (!RouterSigningKeys.anySigned(signingKeys, joinKeyText)) {
            throw new EnrollmentRefused(
                    "router_key_mismatch", "The answer names no key that the join key was signed with.");
        }
        return new Enrollment(
                routerUrl,
                joinKey.id(),
                Answers.text(answer.body(), "agent_id"),
                Answers.text(answer.body(), "project_id"),
                Answers.text(answer.body(), "registration_name"),
                Answers.text(answer.body(), "region"),
                Answers.text(answer.body(), "token"),
                clock.instant(),
                Answers.instant(answer.body(), "token_expires_at"),
                Answers.text(answer.body(), "mesh_address"),
                routerKey,
                signingKeys,
                Answers.number(answer.body(), "lease_renewal_interval_ms", 0),
                Answers.number(answer.body(), "heartbeat_timeout_ms", 0));
    }

    static String reason(IOException fault) {
        String message = fault.getMessage();
        return message == null || message.isEmpty() ? fault.getClass().getSimpleName() : message;
    }
}
