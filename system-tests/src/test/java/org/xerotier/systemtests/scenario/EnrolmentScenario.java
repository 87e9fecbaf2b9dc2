package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.mesh.key.EnrollmentClaim;
import org.xerotier.mesh.key.PossessionProof;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.Stack;

/** A join key makes one agent, whoever holds it and however many try at once. */
@ExtendWith(OnTheStack.class)
class EnrolmentScenario {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RACERS = 50;

    private final SecureRandom random = new SecureRandom();
    private final Stack stack;

    EnrolmentScenario(Stack stack) {
        this.stack = stack;
    }

    @Test
    void fiftyRacingUsesMakeExactlyOneAgent() throws Exception {
        String key = joinKey();
        ExecutorService racers = Executors.newFixedThreadPool(RACERS);
        CyclicBarrier start = new CyclicBarrier(RACERS);
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            String body = request(key, "racer-" + i, CurveKeyPair.generate(random), SigningKey.generate(random));
            attempts.add(() -> {
                start.await();
                return anonymous().post("/v1/enroll", body).status();
            });
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : racers.invokeAll(attempts)) {
            answers.add(answer.get());
        }
        racers.shutdown();

        assertThat(answers).containsOnlyOnce(201);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(RACERS - 1);
        assertThat(racersEnrolled()).isEqualTo(1);
    }

    @Test
    void aLostAnswerMayBeAskedForAgain() throws IOException {
        String key = joinKey();
        String body = request(key, "asks-twice", CurveKeyPair.generate(random), SigningKey.generate(random));

        JsonNode first = anonymous().post("/v1/enroll", body).expect(201).json();
        JsonNode again = anonymous().post("/v1/enroll", body).expect(200).json();

        assertThat(again.path("agent_id")).isEqualTo(first.path("agent_id"));
    }

    @Test
    void aKeyThatIsNotOnesOwnCannotBeEnrolled() throws IOException {
        String key = joinKey();
        CurveKeyPair own = CurveKeyPair.generate(random);
        ObjectNode body = (ObjectNode) JSON.readTree(request(key, "borrower", own, SigningKey.generate(random)));
        body.put("curve_public_key", CurveKeyPair.generate(random).publicKey().hex());

        assertThat(anonymous().post("/v1/enroll", body.toString()).code()).isEqualTo("possession_not_proven");
    }

    @Test
    void aRevokedJoinKeyOpensNothing() throws IOException {
        JsonNode minted = stack.api()
                .post(Stack.path("/management/join-keys"), "{\"name\":\"revoked\"}")
                .expect(201)
                .json();
        stack.api()
                .send(
                        "DELETE",
                        Stack.path("/management/join-keys/" + minted.path("id").asText()),
                        null,
                        Map.of())
                .expect(200);
        String body = request(
                minted.path("key").asText(), "late", CurveKeyPair.generate(random), SigningKey.generate(random));
        assertThat(anonymous().post("/v1/enroll", body).code()).isEqualTo("join_key_revoked");
    }

    private String joinKey() {
        return stack.api()
                .post(Stack.path("/management/join-keys"), "{\"name\":\"race\"}")
                .expect(201)
                .json()
                .path("key")
                .asText();
    }

    private Api anonymous() {
        return stack.api().withKey(null);
    }

    private long racersEnrolled() {
        long count = 0;
        JsonNode agents = stack.api()
                .get(Stack.path("/management/agents?limit=100"))
                .expect(200)
                .json()
                .path("data");
        for (JsonNode agent : agents) {
            count += agent.path("registration_name").asText().startsWith("racer-") ? 1 : 0;
        }
        return count;
    }

    static String request(String joinKey, String name, CurveKeyPair curve, SigningKey signing) throws IOException {
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(joinKey.split("\\.")[1]));
        CapabilityManifest manifest = new CapabilityManifest(name, "0.1.0", List.of(), 0, Map.of());
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
        ObjectNode body = JSON.createObjectNode()
                .put("join_key", joinKey)
                .put("registration_name", name)
                .put("role", "xem")
                .put("agent_version", "0.1.0")
                .put("curve_public_key", curve.publicKey().hex())
                .put("signing_public_key", signing.verifyingKey().hex())
                .put("manifest_hash", manifest.hash())
                .put("manifest_version", 1);
        body.set("manifest", manifest.toJson());
        body.putObject("proof").put("signature", proof.signature()).put("curve_mac", proof.curveMac());
        return body.toString();
    }
}
