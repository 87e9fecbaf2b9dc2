package org.xerotier.systemtests.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.mesh.key.EnrollmentClaim;
import org.xerotier.mesh.key.PossessionProof;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.Stack;

/** Enrols virtual agents the way real ones are: a join key each, proof of both keys, a binding to {@code ops}. */
final class Enrolment {

    private static final int AT_ONCE = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;
    private final SecureRandom random = new SecureRandom();

    Enrolment(Stack stack) {
        this.stack = stack;
    }

    List<Identity> enrol(int count) throws InterruptedException, ExecutionException {
        ExecutorService clerks = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Identity>> coming = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = "virtual-%05d".formatted(i);
                coming.add(clerks.submit(() -> enrol(name)));
            }
            List<Identity> identities = new ArrayList<>();
            for (Future<Identity> one : coming) {
                identities.add(one.get());
                if (identities.size() % 500 == 0) {
                    System.out.printf("  %d of %d enrolled%n", identities.size(), count);
                }
            }
            return identities;
        } finally {
            clerks.shutdownNow();
        }
    }

    private Identity enrol(String name) {
        Api api = stack.api();
        String joinKey = api.post(Stack.path("/management/join-keys"), "{\"name\":\"%s\"}".formatted(name))
                .expect(201)
                .json()
                .path("key")
                .asText();
        JsonNode claims = claims(joinKey);
        CurveKeyPair curve = CurveKeyPair.generate(random);
        SigningKey signing = SigningKey.generate(random);
        CapabilityManifest manifest = VirtualManifest.of(name);
        EnrollmentClaim claim = new EnrollmentClaim(
                curve.publicKey(),
                claims.path("jti").asText(),
                manifest.hash(),
                claims.path("project").asText(),
                name,
                "xem",
                signing.verifyingKey());
        PossessionProof proof = PossessionProof.create(
                claim, curve, signing, CurvePublicKey.ofHex(claims.path("curve").asText()));
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("join_key", joinKey)
                .put("registration_name", name)
                .put("role", "xem")
                .put("agent_version", VirtualManifest.VERSION)
                .put("curve_public_key", curve.publicKey().hex())
                .put("signing_public_key", signing.verifyingKey().hex());
        body.set("manifest", manifest.toJson());
        body.put("manifest_hash", manifest.hash()).put("manifest_version", 1);
        body.putObject("proof").put("signature", proof.signature()).put("curve_mac", proof.curveMac());
        JsonNode enrolled = api.withKey(null)
                .post("/v1/enroll", body.toString())
                .expect(201)
                .json();
        api.post(Stack.path("/workspaces/ops/bindings"), "{\"agent\":\"%s\"}".formatted(name))
                .expect(201);
        return new Identity(
                name,
                enrolled.path("agent_id").asText(),
                enrolled.path("token").asText(),
                curve.secretHex(),
                enrolled.path("mesh_address").asText(),
                enrolled.path("router_curve_public_key").asText());
    }

    private static JsonNode claims(String token) {
        try {
            return JSON.readTree(
                    new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
