package org.xerotier.router.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.RouterException;

@ExtendWith(MigratedDatabase.class)
class EnrollmentSchemaTest {

    private static final int RACERS = 50;
    private static final int ROUNDS = 4;

    private final EnrollmentRoom room;

    EnrollmentSchemaTest(MigratedDatabase database) {
        this.room = new EnrollmentRoom(database);
    }

    @Test
    void anEnrolledAgentIsOnRecordWithItsKeyUsedUp() {
        MintedJoinKey key = room.mint();

        EnrolledAgent enrolled = room.enroll(Applicants.named("edge-1"), key);

        assertThat(enrolled.created()).isTrue();
        assertThat(enrolled.agent().registrationName().value()).isEqualTo("edge-1");
        assertThat(enrolled.meshAddress()).isEqualTo("tcp://127.0.0.1:5555");
        assertThat(enrolled.leaseRenewalIntervalMillis()).isEqualTo(10_000);
        assertThat(stored(key).state()).isEqualTo(JoinKeyState.CONSUMED);
        assertThat(stored(key).consumedBy()).isEqualTo(enrolled.agent().id());
        assertThat(room.fleet.enrolled.heard()).hasSize(1);
        assertThat(room.fleet.audited)
                .extracting(AuditEntry::action)
                .containsExactly("join_key.created", "agent.enrolled");
        assertThat(room.tokens.readForUse(enrolled.token().reveal()).agent())
                .isEqualTo(enrolled.agent().id());
    }

    @Test
    void fiftyAgentsRacingForOneKeyGiveExactlyOne() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            MintedJoinKey key = room.mint();
            List<Callable<Optional<EnrolledAgent>>> racers = new ArrayList<>();
            for (int i = 0; i < RACERS; i++) {
                Applicants racer = Applicants.named("racer-%d-%d".formatted(round, i));
                racers.add(() -> attempt("join_key_consumed", () -> room.enroll(racer, key)));
            }

            List<EnrolledAgent> winners = race(racers);

            assertThat(winners).hasSize(1);
            assertThat(stored(key).consumedBy())
                    .isEqualTo(winners.get(0).agent().id());
        }
        assertThat(agentsOnRecord()).isEqualTo(ROUNDS);
    }

    @Test
    void fiftyCallsOfOneAgentGiveOneAgentAndFiftyTokens() throws Exception {
        MintedJoinKey key = room.mint();
        Applicants agent = Applicants.named("impatient");
        List<Callable<Optional<EnrolledAgent>>> calls = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            calls.add(() -> Optional.of(room.enroll(agent, key)));
        }

        List<EnrolledAgent> answers = race(calls);

        assertThat(answers).hasSize(RACERS);
        assertThat(answers).filteredOn(EnrolledAgent::created).hasSize(1);
        assertThat(answers)
                .extracting(answer -> answer.agent().id())
                .containsOnly(answers.get(0).agent().id());
        assertThat(agentsOnRecord()).isEqualTo(1);
    }

    @Test
    void anotherAgentFindsTheKeyUsed() {
        MintedJoinKey key = room.mint();
        room.enroll(Applicants.named("edge-1"), key);

        refused("join_key_consumed", () -> room.enroll(Applicants.named("edge-2"), key));
    }

    @Test
    void anAgentEnrolsAgainWithANewKeyAndStaysItself() {
        Applicants agent = Applicants.named("edge-1");
        EnrolledAgent first = room.enroll(agent, room.mint());
        MintedJoinKey second = room.mint();

        EnrolledAgent again = room.enroll(agent, second);

        assertThat(again.created()).isFalse();
        assertThat(again.agent().id()).isEqualTo(first.agent().id());
        assertThat(stored(second).state()).isEqualTo(JoinKeyState.CONSUMED);
    }

    @Test
    void oneSetOfKeysForTwoNamesIsRefused() {
        Applicants agent = Applicants.named("edge-1");
        room.enroll(agent, room.mint());

        refused("curve_key_taken", () -> room.enroll(agent.renamed("edge-2"), room.mint()));
    }

    @Test
    void aRevokedKeyEnrolsNobody() {
        MintedJoinKey key = room.mint();
        revoke(key);
        revoke(key);

        refused("join_key_revoked", () -> room.enroll(Applicants.named("edge-1"), key));
        assertThat(stored(key).state()).isEqualTo(JoinKeyState.REVOKED);
    }

    @Test
    void aUsedKeyCannotBeRevoked() {
        MintedJoinKey key = room.mint();
        room.enroll(Applicants.named("edge-1"), key);

        refused("join_key_not_active", () -> revoke(key));
    }

    @Test
    void anExpiredKeyIsShownAsExpiredBeforeAndAfterTheSweepAndEnrolsNobody() {
        MintedJoinKey key = room.mint();
        room.fleet.clock.advance(EnrollmentRoom.JOIN_KEY_LIFE);

        assertThat(stored(key).state()).isEqualTo(JoinKeyState.EXPIRED);
        expireDue();
        assertThat(stored(key).state()).isEqualTo(JoinKeyState.EXPIRED);
        refused("join_key_expired", () -> room.enroll(Applicants.named("edge-1"), key));
    }

    @Test
    void aRouterWhoseClockIsAheadEndsNoKeyForTheOthers() {
        Instant present = Instant.now();
        room.fleet.clock.set(present);
        MintedJoinKey key = room.mint();

        room.fleet.clock.set(present.plus(Duration.ofHours(1)));
        expireDue();

        assertThat(stored(key).state()).isEqualTo(JoinKeyState.EXPIRED);
        room.fleet.clock.set(present);
        assertThat(stored(key).state()).isEqualTo(JoinKeyState.ACTIVE);
        assertThat(room.enroll(Applicants.named("edge-1"), key).created()).isTrue();
    }

    @Test
    void whatWasOverForAnHourByTheDatabasesClockIsWrittenDown() {
        Instant present = Instant.now();
        room.fleet.clock.set(present.minus(EnrollmentRoom.JOIN_KEY_LIFE).minus(Duration.ofMinutes(59)));
        MintedJoinKey lately = room.mint();
        room.fleet.clock.set(present.minus(EnrollmentRoom.JOIN_KEY_LIFE).minus(Duration.ofMinutes(61)));
        MintedJoinKey longAgo = room.mint();

        expireDue();

        assertThat(written(lately)).isEqualTo("active");
        assertThat(written(longAgo)).isEqualTo("expired");
    }

    @Test
    void aRefreshGivesANewTokenAndEndsTheOldOne() {
        Applicants agent = Applicants.named("edge-1");
        EnrolledAgent first = room.enroll(agent, room.mint());

        EnrolledAgent second = room.refresh(agent, first);
        room.fleet.clock.advance(RefreshVerdict.ANSWER_LOST);

        assertThat(second.token()).isNotEqualTo(first.token());
        refused("agent_token_invalid", () -> room.refresh(agent, first));
        assertThat(room.refresh(agent, second).agent().id())
                .isEqualTo(first.agent().id());
    }

    @Test
    void keysAreListedNewestFirstWithinTheirProject() {
        MintedJoinKey first = room.mint();
        MintedJoinKey second = room.mint(new MintJoinKey("two", "xem", "eu", "tcp://h:1", 60L, "edge-7"));

        var listed = room.database
                .entities()
                .commit(entities -> room.joinKeys(entities).list(room.admin, PageRequest.first()));

        assertThat(listed.items())
                .extracting(JoinKeyView::id)
                .containsExactly(second.view().id(), first.view().id());
        assertThat(listed.items().get(0).registrationName()).isEqualTo("edge-7");
        assertThat(listed.items().get(0).meshAddress()).isEqualTo("tcp://h:1");
        var stranger = new EnrollmentRoom(room.database);
        refused(
                "join_key_not_found",
                () -> room.database
                        .entities()
                        .run(entities -> stranger.joinKeys(entities)
                                .get(stranger.admin, first.view().id().value())));
    }

    @Test
    void nonsenseIsRefusedWhenAKeyIsMinted() {
        refused("invalid_body", () -> room.mint(new MintJoinKey(" ", null, null, null, null, null)));
        refused("invalid_body", () -> room.mint(new MintJoinKey("n", "router", null, null, null, null)));
        refused("invalid_body", () -> room.mint(new MintJoinKey("n", null, "a b", null, null, null)));
        refused("invalid_body", () -> room.mint(new MintJoinKey("n", null, null, "http://h:1", null, null)));
        refused("invalid_body", () -> room.mint(new MintJoinKey("n", null, null, null, 59L, null)));
        refused("invalid_body", () -> room.mint(new MintJoinKey("n", null, null, null, 86_401L, null)));
        refused("registration_name_invalid", () -> room.mint(new MintJoinKey("n", null, null, null, null, "a b")));
    }

    @Test
    void theKeyItselfIsNowhereInTheDatabase() {
        MintedJoinKey key = room.mint();

        long found = room.database
                .entities()
                .commit(entities -> (Long)
                        entities.createNativeQuery("select count(*) from join_keys k where position(? in k::text) > 0")
                                .setParameter(1, key.key().reveal())
                                .getSingleResult());

        assertThat(found).isZero();
    }

    private JoinKeyView stored(MintedJoinKey key) {
        return room.database
                .entities()
                .commit(entities ->
                        room.joinKeys(entities).get(room.admin, key.view().id().value()));
    }

    /** The row's word, whatever a reader makes of it. */
    private Object written(MintedJoinKey key) {
        return room.database
                .entities()
                .commit(entities -> entities.createNativeQuery("select state from join_keys where id = ?")
                        .setParameter(1, key.view().id().value())
                        .getSingleResult());
    }

    private void expireDue() {
        room.database.entities().run(entities -> room.joinKeys(entities).expireDue());
    }

    private void revoke(MintedJoinKey key) {
        room.database
                .entities()
                .run(entities -> room.joinKeys(entities)
                        .revoke(room.admin, key.view().id().value()));
    }

    private long agentsOnRecord() {
        return room.database
                .entities()
                .commit(entities ->
                        (Long) entities.createNativeQuery("select count(*) from agents where project_id = ?")
                                .setParameter(1, room.project.value())
                                .getSingleResult());
    }

    private static Optional<EnrolledAgent> attempt(String expected, Callable<EnrolledAgent> call) throws Exception {
        try {
            return Optional.of(call.call());
        } catch (RouterException refusal) {
            assertThat(refusal.code().code()).isEqualTo(expected);
            return Optional.empty();
        }
    }

    private static void refused(String code, Runnable call) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(call::run)
                .satisfies(refusal -> assertThat(refusal.code().code()).isEqualTo(code));
    }

    /** Starts all at the same moment and gives back what succeeded. */
    private static List<EnrolledAgent> race(List<Callable<Optional<EnrolledAgent>>> racers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(racers.size());
        try {
            CountDownLatch start = new CountDownLatch(racers.size());
            List<Future<Optional<EnrolledAgent>>> running = new ArrayList<>();
            for (Callable<Optional<EnrolledAgent>> racer : racers) {
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return racer.call();
                }));
            }
            List<EnrolledAgent> winners = new ArrayList<>();
            for (Future<Optional<EnrolledAgent>> each : running) {
                each.get(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS).ifPresent(winners::add);
            }
            return winners;
        } finally {
            threads.shutdownNow();
        }
    }
}
