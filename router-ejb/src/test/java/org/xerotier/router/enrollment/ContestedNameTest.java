package org.xerotier.router.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import org.xerotier.router.fleet.AgentConflictBegan;
import org.xerotier.router.fleet.ConflictView;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.RouterException;

/** Two keys that claim one name, at enrolment. */
@ExtendWith(MigratedDatabase.class)
class ContestedNameTest {

    private final EnrollmentRoom room;

    ContestedNameTest(MigratedDatabase database) {
        this.room = new EnrollmentRoom(database);
    }

    @Test
    void aSecondKeyStopsBothAndGetsNothing() {
        EnrolledAgent holder = room.enroll(Applicants.named("edge-1"), room.mint());
        MintedJoinKey key = room.mint();

        assertThat(room.tryToEnroll(Applicants.named("edge-1"), key)).isEmpty();

        assertThat(standings("edge-1")).containsExactly("conflict_pill", "conflict_pill");
        assertThat(stored(key).state()).isEqualTo(JoinKeyState.CONSUMED);
        assertThat(room.fleet.enrolled.heard()).hasSize(1);
        assertThat(room.fleet.audited)
                .extracting(AuditEntry::action)
                .endsWith("agent.conflict_began")
                .doesNotContain("agent.enrolled_again");
        AgentConflictBegan began = room.fleet.began.heard().get(0);
        assertThat(began.conflict().holder()).isEqualTo(holder.agent().id());
        assertThat(began.conflict().joinKey()).isEqualTo(key.view().id().value());
    }

    @Test
    void ofTwoKeysThatRaceForOneNameNeitherWinsUnnoticed() throws Exception {
        List<Callable<Optional<EnrolledAgent>>> racers = new ArrayList<>();
        for (MintedJoinKey key : List.of(room.mint(), room.mint())) {
            racers.add(() -> room.tryToEnroll(Applicants.named("same-name"), key));
        }

        assertThat(race(racers)).hasSize(1);
        assertThat(standings("same-name")).containsExactly("conflict_pill", "conflict_pill");
    }

    @Test
    void ofManyThatRaceOneContestsAndTheOthersAreTurnedAwayWithTheirKeysUnused() throws Exception {
        room.enroll(Applicants.named("busy"), room.mint());
        List<MintedJoinKey> keys = new ArrayList<>();
        List<Callable<Optional<EnrolledAgent>>> racers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            MintedJoinKey key = room.mint();
            keys.add(key);
            racers.add(() -> {
                try {
                    return room.tryToEnroll(Applicants.named("busy"), key);
                } catch (RouterException refusal) {
                    assertThat(refusal.code().code()).isEqualTo("agent_conflict_pill");
                    return Optional.empty();
                }
            });
        }

        assertThat(race(racers)).isEmpty();

        assertThat(standings("busy")).containsExactly("conflict_pill", "conflict_pill");
        assertThat(keys.stream().filter(key -> stored(key).state() == JoinKeyState.CONSUMED))
                .hasSize(1);
    }

    @Test
    void whileTheNameIsContestedNobodyEnrolsUnderItNotEvenItsHolder() {
        Applicants holder = Applicants.named("edge-1");
        room.enroll(holder, room.mint());
        Applicants challenger = Applicants.named("edge-1");
        MintedJoinKey used = room.mint();
        room.tryToEnroll(challenger, used);

        refused("agent_conflict_pill", () -> room.enroll(holder, room.mint()));
        refused("agent_conflict_pill", () -> room.enroll(challenger, used));
        refused("agent_conflict_pill", () -> room.enroll(challenger, room.mint()));
        refused("agent_conflict_pill", () -> room.enroll(Applicants.named("edge-1"), room.mint()));
        assertThat(standings("edge-1")).hasSize(2);
    }

    @Test
    void theChallengerThatIsKeptEnrolsWithTheKeyItUsedAndTheOtherIsRevoked() {
        room.enroll(Applicants.named("edge-1"), room.mint());
        Applicants challenger = Applicants.named("edge-1");
        MintedJoinKey used = room.mint();
        room.tryToEnroll(challenger, used);
        AgentId kept = room.fleet.began.heard().get(0).conflict().challenger();

        recover("edge-1", kept);
        EnrolledAgent enrolled = room.enroll(challenger, used);

        assertThat(enrolled.agent().id()).isEqualTo(kept);
        assertThat(standings("edge-1")).containsExactlyInAnyOrder("revoked", "pending");
    }

    @Test
    void theHolderThatIsKeptIsWhatItWasAndTheChallengersKeyIsWorthlessForEver() {
        Applicants holder = Applicants.named("edge-1");
        AgentId kept = room.enroll(holder, room.mint()).agent().id();
        Applicants challenger = Applicants.named("edge-1");
        MintedJoinKey used = room.mint();
        room.tryToEnroll(challenger, used);

        recover("edge-1", kept);

        assertThat(standings("edge-1")).containsExactlyInAnyOrder("pending", "revoked");
        assertThat(room.enroll(holder, room.mint()).agent().id()).isEqualTo(kept);
        refused("agent_revoked", () -> room.enroll(challenger, used));
        refused("agent_revoked", () -> room.enroll(challenger, room.mint()));
    }

    @Test
    void aHeapOfStolenKeysStopsAFewNamesAnHourAndNoMore() {
        room.fleet.conflictsPerHour = 2;
        for (int i = 0; i < 4; i++) {
            room.enroll(Applicants.named("web-" + i), room.mint());
        }
        room.tryToEnroll(Applicants.named("web-0"), room.mint());
        room.tryToEnroll(Applicants.named("web-1"), room.mint());
        MintedJoinKey third = room.mint();

        refused("registration_name_taken", () -> room.tryToEnroll(Applicants.named("web-2"), third));

        assertThat(standings("web-2")).containsExactly("pending");
        assertThat(stored(third).state()).isEqualTo(JoinKeyState.ACTIVE);
    }

    @Test
    void aJoinKeyMintedForTheNameCountsWhateverTheHourBrought() {
        room.fleet.conflictsPerHour = 0;
        room.enroll(Applicants.named("edge-1"), room.mint());
        MintedJoinKey bound = room.mint(new MintJoinKey("bound", null, null, null, null, "edge-1"));

        assertThat(room.tryToEnroll(Applicants.named("edge-1"), bound)).isEmpty();

        assertThat(standings("edge-1")).containsExactly("conflict_pill", "conflict_pill");
    }

    @Test
    void aJoinKeyMintedForAnotherNameContestsNothing() {
        room.enroll(Applicants.named("edge-1"), room.mint());
        MintedJoinKey bound = room.mint(new MintJoinKey("bound", null, null, null, null, "edge-2"));

        refused("join_key_name_mismatch", () -> room.tryToEnroll(Applicants.named("edge-1"), bound));

        assertThat(standings("edge-1")).containsExactly("pending");
    }

    @Test
    void revokingBothEndsTheConflictAndTheNameIsProtectedAgain() {
        ConflictView conflict = contested("edge-1");

        revoke(conflict.challenger());
        assertThat(room.fleet.audited).extracting(AuditEntry::action).doesNotContain("agent.conflict_ended");
        revoke(conflict.holder());

        assertThat(room.fleet.audited).extracting(AuditEntry::action).endsWith("agent.revoked", "agent.conflict_ended");
        room.enroll(Applicants.named("edge-1"), room.mint());
        assertThat(room.tryToEnroll(Applicants.named("edge-1"), room.mint())).isEmpty();
        assertThat(standings("edge-1"))
                .containsExactlyInAnyOrder("revoked", "revoked", "conflict_pill", "conflict_pill");
    }

    @Test
    void revokingTheHolderAloneGivesItsNameToNobodyNew() {
        ConflictView conflict = contested("edge-1");

        revoke(conflict.holder());

        refused("agent_conflict_pill", () -> room.enroll(Applicants.named("edge-1"), room.mint()));
        recover("edge-1", conflict.challenger());
        assertThat(standings("edge-1")).containsExactlyInAnyOrder("revoked", "pending");
    }

    /** Two keys claim a name. */
    private ConflictView contested(String name) {
        room.enroll(Applicants.named(name), room.mint());
        room.tryToEnroll(Applicants.named(name), room.mint());
        return room.fleet.began.heard().get(0).conflict();
    }

    private void revoke(AgentId agent) {
        room.database
                .entities()
                .run(entities -> room.fleet.fleet(entities).revoke(room.admin, agent.value(), "the host is suspect"));
    }

    private void recover(String agent, AgentId keep) {
        room.database
                .entities()
                .run(entities ->
                        room.fleet.conflicts(entities).recover(room.admin, agent, keep.value(), "looked at both"));
    }

    @SuppressWarnings("unchecked")
    private List<String> standings(String name) {
        return room.database.entities().commit(entities -> (List<String>) entities.createNativeQuery(
                        "select standing from agents where project_id = ? and registration_name = ? order by id")
                .setParameter(1, room.project.value())
                .setParameter(2, name)
                .getResultList());
    }

    private JoinKeyView stored(MintedJoinKey key) {
        return room.database
                .entities()
                .commit(entities ->
                        room.joinKeys(entities).get(room.admin, key.view().id().value()));
    }

    private static void refused(String code, Runnable call) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(call::run)
                .satisfies(refusal -> assertThat(refusal.code().code()).isEqualTo(code));
    }

    private static <T> List<T> race(List<Callable<Optional<T>>> racers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(racers.size());
        try {
            CountDownLatch start = new CountDownLatch(racers.size());
            List<Future<Optional<T>>> running = new ArrayList<>();
            for (Callable<Optional<T>> racer : racers) {
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return racer.call();
                }));
            }
            List<T> winners = new ArrayList<>();
            for (Future<Optional<T>> each : running) {
                each.get(1, TimeUnit.MINUTES).ifPresent(winners::add);
            }
            return winners;
        } finally {
            threads.shutdownNow();
        }
    }
}
