package org.xerotier.xem.enroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.CurvePublicKey;
import org.xerotier.mesh.key.EnrollmentClaim;
import org.xerotier.mesh.key.PossessionProof;
import org.xerotier.mesh.key.RefreshProof;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.mesh.key.VerifyingKey;
import org.xerotier.xem.dispatch.Tools;
import org.xerotier.xem.manifest.PublishedManifest;
import org.xerotier.xem.router.FakeEnrollment;
import org.xerotier.xem.router.FakeEnrollment.Answer;
import org.xerotier.xem.state.DurableFile;
import org.xerotier.xem.time.Backoff;

class EnrollerTest {

    @TempDir
    Path folder;

    private final CurveKeyPair routerKeys = CurveKeyPair.generate(new SecureRandom());
    private final PublishedManifest manifest = Tools.manifest();
    private final List<Long> waits = new ArrayList<>();
    private FakeEnrollment router;
    private AgentKeys keys;

    @BeforeEach
    void start() throws IOException {
        router = new FakeEnrollment(routerKeys, "tcp://127.0.0.1:5555");
        keys = AgentKeys.loadOrCreate(
                folder.resolve("new/curve.hex"), folder.resolve("new/signing.hex"), new SecureRandom());
    }

    @AfterEach
    void stop() {
        router.close();
    }

    private Enroller enroller() {
        return new Enroller(
                http(),
                router.url(),
                keys,
                Clock.systemUTC(),
                new Backoff(10, 1_000, new Random(1)),
                millis -> waits.add(millis),
                Optional.empty());
    }

    private RouterHttp http() {
        return new RouterHttp(URI.create(router.url() + "/"), Runnable::run, null);
    }

    private Optional<Enrollment> enroll(String joinKey) throws EnrollmentRefused, InterruptedException {
        return enroller().enroll(joinKey, "tester", "1.0", "", manifest);
    }

    @Test
    void theProofHoldsForTheRouterThatMadeTheJoinKey() throws Exception {
        Enrollment enrollment = enroll(router.joinKey()).orElseThrow();
        assertThat(enrollment.agentId()).isEqualTo("agt_1");
        ObjectNode body = router.enrolled.get(0);
        EnrollmentClaim claim = new EnrollmentClaim(
                CurvePublicKey.ofHex(body.path("curve_public_key").asText()),
                "jk_1",
                body.path("manifest_hash").asText(),
                "proj_1",
                "tester",
                "xem",
                VerifyingKey.ofHex(body.path("signing_public_key").asText()));
        PossessionProof proof = new PossessionProof(
                body.path("proof").path("signature").asText(),
                body.path("proof").path("curve_mac").asText());
        assertThat(proof.verify(claim, routerKeys)).isTrue();
        assertThat(proof.verify(claim, CurveKeyPair.generate(new SecureRandom())))
                .isFalse();
    }

    @Test
    void aLostAnswerIsAskedForAgainWithTheSameKeys() throws Exception {
        router.instead.add(new Answer(0, ""));
        router.instead.add(new Answer(503, "storage_unavailable"));
        assertThat(enroll(router.joinKey())).isPresent();
        assertThat(router.enrolled).hasSize(3);
        assertThat(router.enrolled.get(2)).isEqualTo(router.enrolled.get(0));
        assertThat(waits).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "join_key_invalid",
                "join_key_expired",
                "join_key_revoked",
                "join_key_consumed",
                "join_key_role_mismatch",
                "join_key_name_mismatch",
                "registration_name_taken",
                "registration_name_invalid",
                "possession_not_proven",
                "manifest_invalid"
            })
    void aRefusalIsFinalAndSaysWhatToDo(String code) {
        router.instead.add(new Answer(403, code));
        EnrollmentRefused refused = catchThrowableOfType(EnrollmentRefused.class, () -> enroll(router.joinKey()));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.getMessage()).contains("What to do: ").doesNotContain("error-codes.md");
        assertThat(router.enrolled).hasSize(1);
    }

    @Test
    void anotherRoutersKeyInTheAnswerIsRefused() throws IOException {
        try (FakeEnrollment impostor =
                new FakeEnrollment(CurveKeyPair.generate(new SecureRandom()), "tcp://127.0.0.1:1")) {
            EnrollmentRefused refused = catchThrowableOfType(
                    EnrollmentRefused.class,
                    () -> new Enroller(
                                    new RouterHttp(URI.create(impostor.url()), Runnable::run, null),
                                    impostor.url(),
                                    keys,
                                    Clock.systemUTC(),
                                    new Backoff(10, 100, new Random(1)),
                                    millis -> true,
                                    Optional.empty())
                            .enroll(router.joinKey(), "tester", "1.0", "", manifest));
            assertThat(refused.code()).isEqualTo("router_key_mismatch");
        }
    }

    @Test
    void ajoinKeyOfAnotherProjectIsNotSpent() {
        EnrollmentRefused refused = catchThrowableOfType(
                EnrollmentRefused.class,
                () -> enroller().enroll(router.joinKey(), "tester", "1.0", "proj_2", manifest));
        assertThat(refused.code()).isEqualTo("project_mismatch");
        assertThat(router.enrolled).isEmpty();
    }

    @Test
    void beingAskedToStopEndsTheWaiting() throws Exception {
        router.instead.add(new Answer(503, "storage_unavailable"));
        Enroller enroller = new Enroller(
                http(),
                router.url(),
                keys,
                Clock.systemUTC(),
                new Backoff(10, 100, new Random(1)),
                millis -> false,
                Optional.of("rt_gateway"));
        assertThat(enroller.enroll(router.joinKey(), "tester", "1.0", "", manifest))
                .isEmpty();
        assertThat(router.bearers).containsExactly("Bearer rt_gateway");
    }

    @Test
    void theEnrolmentSurvivesOnDiskAndPrintsNoToken() throws Exception {
        Enrollment enrollment = enroll(router.joinKey()).orElseThrow();
        DurableFile file = new DurableFile(folder.resolve(Enrollment.FILE));
        enrollment.store(file);
        assertThat(Enrollment.load(file)).contains(enrollment);
        assertThat(enrollment.toString()).doesNotContain(enrollment.token());
        assertThat(enrollment.cameFrom(router.joinKey())).isTrue();
        assertThat(enrollment.cameFrom(router.joinKey("jk_2"))).isFalse();
    }

    @Test
    void aTokenIsDueAfterTwoThirdsAndRefreshedWithAProof() throws Exception {
        Enrollment enrollment = enroll(router.joinKey()).orElseThrow();
        DurableFile file = new DurableFile(folder.resolve(Enrollment.FILE));
        Instant soon = enrollment.tokenIssuedAt().plusSeconds(60);
        TokenKeeper early = keeper(file, enrollment, soon);
        assertThat(early.untilDue()).isBetween(Duration.ofMinutes(38), Duration.ofMinutes(40));
        TokenKeeper keeper = keeper(file, enrollment, Instant.now().plusSeconds(2_500));
        assertThat(keeper.untilDue()).isZero();
        assertThat(keeper.refresh()).isTrue();
        ObjectNode body = router.refreshed.get(0);
        RefreshProof proof = new RefreshProof(
                body.path("proof").path("issued_at").asText(),
                body.path("proof").path("signature").asText());
        assertThat(proof.verify(keys.signing().verifyingKey(), "agt_1", "tok_1"))
                .isTrue();
        assertThat(router.bearers.get(1)).isEqualTo("Bearer " + enrollment.token());
        assertThat(Enrollment.load(file)).contains(keeper.enrollment());
        assertThat(keeper.enrollment().agentId()).isEqualTo(enrollment.agentId());
    }

    @Test
    void aRefusedRefreshSetsTheEnrolmentAside() throws Exception {
        Enrollment enrollment = enroll(router.joinKey()).orElseThrow();
        DurableFile file = new DurableFile(folder.resolve(Enrollment.FILE));
        enrollment.store(file);
        router.instead.add(new Answer(403, "agent_revoked"));
        TokenKeeper keeper = keeper(file, enrollment, Instant.now());
        EnrollmentRefused refused = catchThrowableOfType(EnrollmentRefused.class, keeper::refresh);
        assertThat(refused.code()).isEqualTo("agent_revoked");
        assertThat(Enrollment.load(file)).isEmpty();
        assertThat(Files.exists(folder.resolve(Enrollment.FILE + ".refused"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent_token_invalid", "agent_token_expired"})
    void aTokenThatIsGoodNoMoreEndsTheEnrolment(String code) throws Exception {
        Enrollment enrollment = enroll(router.joinKey()).orElseThrow();
        router.instead.add(new Answer(401, code));
        TokenKeeper keeper = keeper(new DurableFile(folder.resolve(Enrollment.FILE)), enrollment, Instant.now());
        assertThat(catchThrowableOfType(EnrollmentRefused.class, keeper::refresh))
                .isNotNull();
    }

    /** A gateway in between, a clock that is off, a router that is not set up yet: none is the router's last word. */
    @ParameterizedTest
    @CsvSource({
        "302, moved",
        "401, unauthorized",
        "403, possession_not_proven",
        "403, forbidden",
        "404, not_found",
        "409, agent_conflict_pill",
        "429, rate_limited",
        "503, storage_unavailable"
    })
    void noOtherAnswerEndsTheEnrolment(int status, String code) throws Exception {
        Enrollment enrollment = enroll(router.joinKey()).orElseThrow();
        DurableFile file = new DurableFile(folder.resolve(Enrollment.FILE));
        enrollment.store(file);
        router.instead.add(new Answer(status, code));
        TokenKeeper keeper = keeper(file, enrollment, Instant.now());
        assertThat(keeper.refresh()).isFalse();
        assertThat(Enrollment.load(file)).contains(enrollment);
        assertThat(keeper.refresh()).as("asked again later").isTrue();
    }

    @Test
    void aTokenThatCannotBeStoredIsUsedAndStoredLater() throws Exception {
        Enrollment enrollment = enroll(router.joinKey()).orElseThrow();
        Path away = folder.resolve("away");
        DurableFile file = new DurableFile(away.resolve(Enrollment.FILE));
        TokenKeeper keeper = keeper(file, enrollment, Instant.now());
        assertThat(keeper.refresh()).isTrue();
        assertThat(keeper.isUnsaved()).isTrue();
        assertThat(keeper.refresh()).isTrue();
        assertThat(keeper.enrollment().token()).isNotEqualTo(enrollment.token());
        assertThat(keeper.refresh()).isTrue();
        assertThat(router.bearers.get(3)).as("the one the router gave last").isNotEqualTo(router.bearers.get(1));
        keeper.save();
        assertThat(keeper.isUnsaved()).isTrue();
        Files.createDirectories(away);
        keeper.save();
        assertThat(keeper.isUnsaved()).isFalse();
        assertThat(Enrollment.load(file)).contains(keeper.enrollment());
    }

    @Test
    void aRouterThatIsAwayDoesNotEndTheEnrolment() throws Exception {
        Enrollment enrollment = enroll(router.joinKey()).orElseThrow();
        router.instead.add(new Answer(0, ""));
        TokenKeeper keeper = keeper(new DurableFile(folder.resolve(Enrollment.FILE)), enrollment, Instant.now());
        assertThat(keeper.refresh()).isFalse();
        assertThat(keeper.enrollment()).isEqualTo(enrollment);
    }

    @Test
    void theRoutersSigningKeyIsPinnedAtEnrolment() throws Exception {
        Enrollment enrollment = enroll(router.joinKey()).orElseThrow();
        assertThat(enrollment.routerKeys()).containsExactly(router.signing.verifyingKey());
    }

    /** Who answers must hold the key that sealed what the operator handed over. */
    @Test
    void anAnswerWithoutTheKeyThatSignedTheJoinKeyIsRefused() {
        String joinKey = router.joinKey();
        router.signing = SigningKey.generate(new SecureRandom());
        EnrollmentRefused refused = catchThrowableOfType(EnrollmentRefused.class, () -> enroll(joinKey));
        assertThat(refused.code()).isEqualTo("router_key_mismatch");
    }

    @Test
    void aNewKeyIsFollowedWhileTheOldOneIsNamedBesideIt() throws Exception {
        SigningKey old = router.signing;
        SigningKey next = SigningKey.generate(new SecureRandom());
        DurableFile file = new DurableFile(folder.resolve(Enrollment.FILE));
        TokenKeeper keeper = keeper(file, enroll(router.joinKey()).orElseThrow(), Instant.now());

        router.signingKeys = List.of(old, next);
        assertThat(keeper.refresh()).isTrue();
        assertThat(keeper.enrollment().routerKeys()).containsExactly(old.verifyingKey(), next.verifyingKey());
        router.signingKeys = List.of(next);
        assertThat(keeper.refresh()).isTrue();
        assertThat(Enrollment.load(file).orElseThrow().routerKeys()).containsExactly(next.verifyingKey());
    }

    @Test
    void keysThatHaveNothingToDoWithThePinnedOneAreNotBelieved() throws Exception {
        SigningKey old = router.signing;
        DurableFile file = new DurableFile(folder.resolve(Enrollment.FILE));
        TokenKeeper keeper = keeper(file, enroll(router.joinKey()).orElseThrow(), Instant.now());

        router.signingKeys = List.of(SigningKey.generate(new SecureRandom()));
        assertThat(keeper.refresh()).isTrue();

        assertThat(keeper.enrollment().routerKeys()).containsExactly(old.verifyingKey());
    }

    @Test
    void anEnrolmentFromBeforeWarrantsAsksForANewOne() throws Exception {
        DurableFile file = new DurableFile(folder.resolve(Enrollment.FILE));
        enroll(router.joinKey()).orElseThrow().store(file);
        Path path = folder.resolve(Enrollment.FILE);
        Files.writeString(
                path,
                Files.readString(path)
                        .replaceFirst(
                                "\"router_signing_public_keys\":\\[(\"[0-9a-f]+\")]",
                                "\"router_signing_public_key\":$1"));
        assertThat(catchThrowableOfType(IOException.class, () -> Enrollment.load(file)))
                .hasMessageContaining("start with a new join key");
    }

    @Test
    void keysAreMadeOnceAndReadAfterwards() throws IOException {
        AgentKeys again = AgentKeys.loadOrCreate(
                folder.resolve("new/curve.hex"), folder.resolve("new/signing.hex"), new SecureRandom());
        assertThat(again.curve().publicKey()).isEqualTo(keys.curve().publicKey());
        assertThat(again.signing().verifyingKey()).isEqualTo(keys.signing().verifyingKey());
    }

    private TokenKeeper keeper(DurableFile file, Enrollment enrollment, Instant now) {
        return new TokenKeeper(http(), keys.signing(), file, Clock.fixed(now, ZoneOffset.UTC), enrollment);
    }
}
