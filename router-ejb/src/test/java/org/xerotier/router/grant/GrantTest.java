package org.xerotier.router.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xerotier.router.grant.GrantRoom.json;
import static org.xerotier.router.grant.GrantRoom.terms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.approval.ApprovalStatus;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.people.ProjectRole;

/** Standing consent on a real PostgreSQL: what it lets through, how often, and what takes it away. */
@ExtendWith(MigratedDatabase.class)
class GrantTest {

    private static final String CALL = "{\"name\":\"web-1\"}";

    private GrantRoom room;
    private Actor owner;

    @BeforeEach
    void aRoomWithAnOwner(MigratedDatabase database) {
        room = new GrantRoom(database, GrantRoom.ONE_OWNER);
        owner = room.person("owner", ProjectRole.OWNER);
    }

    @Test
    void aGrantLetsTheSameCallThroughAsOftenAsItSaysAndNoOther() {
        GrantId grant = room.give(owner, approved(), CALL, terms(null, 2));
        assertThat(call(CALL)).contains(grant);
        assertThat(call("{\"name\":\"web-2\"}")).isEmpty();
        assertThat(call("{\"force\":true,\"name\":\"web-1\"}")).isEmpty();
        assertThat(call(CALL)).contains(grant);
        assertThat(call(CALL)).isEmpty();
        assertThat(room.view(grant).usesLeft()).isZero();
        assertThat(room.audited("grant.used", grant)).isEqualTo(2);
        assertThat(room.database
                        .entities()
                        .<List<GrantUseView>>commit(
                                entities -> room.queries(entities).uses(room.requester, grant)))
                .extracting(GrantUseView::usesLeft)
                .containsExactly(0, 1);
    }

    @Test
    void aHundredCallsAtOnceNeverTakeMoreUsesThanGiven() throws Exception {
        GrantId grant = room.give(owner, approved(), CALL, terms(null, 7));
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Optional<GrantId>>> calls = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                calls.add(threads.submit(() -> {
                    start.await();
                    return call(CALL);
                }));
            }
            start.countDown();
            int through = 0;
            for (Future<Optional<GrantId>> one : calls) {
                through += one.get().isPresent() ? 1 : 0;
            }
            assertThat(through).isEqualTo(7);
        } finally {
            threads.shutdownNow();
        }
        assertThat(room.view(grant).usesLeft()).isZero();
        assertThat(room.audited("grant.used", grant)).isEqualTo(7);
    }

    @Test
    void theClockOfAGrantStartsWithTheApprovalAndEndsIt() {
        ApprovalView pending = room.request(ApprovalStatus.PENDING, RiskLevel.DESTRUCTIVE);
        GrantId grant = room.give(owner, pending, CALL, terms(null, 5));
        assertThat(room.view(grant).expiresAt()).isNull();
        assertThat(call(CALL)).isEmpty();
        room.clock.advance(Duration.ofHours(5));
        room.settle(owner, as(pending, ApprovalStatus.APPROVED, "d"));
        assertThat(room.view(grant).expiresAt()).isEqualTo(room.clock.instant().plusSeconds(3_600));
        assertThat(call(CALL)).contains(grant);
        room.clock.advance(Duration.ofHours(1));
        assertThat(call(CALL)).isEmpty();
    }

    @Test
    void aGrantLapsesWithItsRequestOrWithAnEdit() {
        for (ApprovalStatus end : List.of(ApprovalStatus.REJECTED, ApprovalStatus.TIMEOUT, ApprovalStatus.WITHDRAWN)) {
            ApprovalView pending = room.request(ApprovalStatus.PENDING, RiskLevel.DESTRUCTIVE);
            GrantId grant = room.give(owner, pending, CALL, terms(null, 5));
            room.settle(owner, as(pending, end, "d"));
            assertThat(room.view(grant).status()).isEqualTo(GrantStatus.LAPSED);
        }
        ApprovalView pending = room.request(ApprovalStatus.PENDING, RiskLevel.DESTRUCTIVE);
        GrantId grant = room.give(owner, pending, CALL, terms(null, 5));
        room.settle(owner, as(pending, ApprovalStatus.APPROVED, "edited"));
        assertThat(room.view(grant).status()).isEqualTo(GrantStatus.LAPSED);
        assertThat(call(CALL)).isEmpty();
    }

    @Test
    void aGrantNeedsAllThePeopleTheRequestNeeds() {
        room.inForce = room.policy(GrantRoom.TWO_OWNERS);
        Actor other = room.person("other", ProjectRole.OWNER);
        ApprovalView request = approved();
        GrantId grant = room.give(owner, request, CALL, terms(null, 5));
        assertThat(room.give(owner, request, CALL, terms(null, 5))).isEqualTo(grant);
        assertThat(room.view(grant).status()).isEqualTo(GrantStatus.PROPOSED);
        assertThat(call(CALL)).isEmpty();
        assertThat(room.give(other, request, CALL, terms(null, 6))).isNotEqualTo(grant);
        assertThat(room.give(other, request, CALL, terms(null, 5))).isEqualTo(grant);
        assertThat(room.view(grant).status()).isEqualTo(GrantStatus.ACTIVE);
        assertThat(call(CALL)).contains(grant);
    }

    @Test
    void aGrantIsNotHonouredOnceAnythingItRestsOnChanged() {
        GrantId grant = room.give(owner, approved(), CALL, terms(null, 50));
        assertThat(call(CALL)).contains(grant);
        var before = room.inForce;
        room.inForce = room.policy(GrantRoom.ONE_OWNER);
        assertThat(call(CALL)).as("another policy version").isEmpty();
        room.inForce = before;
        var standing = room.people.remove(owner.principal());
        assertThat(call(CALL)).as("its giver is gone").isEmpty();
        room.person("owner", ProjectRole.MEMBER);
        assertThat(call(CALL)).as("its giver is no owner any more").isEmpty();
        room.people.put(owner.principal(), standing);
        assertThat(room.call(room.requester, CALL, RiskLevel.IRREVERSIBLE))
                .as("a higher risk")
                .isEmpty();
        assertThat(room.call(room.person("stranger", ProjectRole.MEMBER), CALL, RiskLevel.DESTRUCTIVE))
                .as("another caller")
                .isEmpty();
        assertThat(room.call(otherKeyOf(room.requester), CALL, RiskLevel.DESTRUCTIVE))
                .as("another key of the same person")
                .isEmpty();
        assertThat(call(CALL)).contains(grant);
    }

    @Test
    void aCallAboveTheHighestRiskAsksAPerson() {
        GrantId grant = room.give(owner, approved(), CALL, new GiveGrant(null, 5, 60L, RiskLevel.WRITE));
        assertThat(room.call(room.requester, CALL, RiskLevel.DESTRUCTIVE)).isEmpty();
        assertThat(room.call(room.requester, CALL, RiskLevel.WRITE)).contains(grant);
    }

    @Test
    void revokingStopsAlsoWhatWaits() {
        GrantId grant = room.give(owner, approved(), CALL, terms(null, 5));
        InvocationId waiting = room.invocation();
        var call = room.call(waiting, CALL, RiskLevel.DESTRUCTIVE);
        room.database.entities().run(entities -> room.consent(entities).covers(room.requester, call));
        assertThat(stillHolds(grant, call)).isTrue();
        assertThat(stillHolds(grant, room.call(room.invocation(), CALL, RiskLevel.DESTRUCTIVE)))
                .as("a call that took no use")
                .isFalse();
        room.database.entities().run(entities -> room.service(entities).revoke(owner, grant, "enough"));
        assertThat(stillHolds(grant, call)).isFalse();
        assertThat(call(CALL)).isEmpty();
        assertThat(room.view(grant).status()).isEqualTo(GrantStatus.REVOKED);
        assertThat(room.audited("grant.revoked", grant)).isEqualTo(1);
        assertThatThrownBy(() -> room.database
                        .entities()
                        .run(entities -> room.service(entities).revoke(owner, grant, "x")))
                .extracting("code")
                .isEqualTo(GrantError.GRANT_NOT_OPEN);
    }

    @Test
    void nobodyGivesWhatWasNotAskedFor() {
        assertRefused(GrantError.GRANT_TOO_WIDE, owner, approved(), terms("{\"name\":{\"prefix\":\"web-\"}}", 5));
        assertRefused(GrantError.GRANT_TOO_WIDE, owner, approved(), terms("{\"name\":{\"any\":true}}", 5));
        assertRefused(GrantError.GRANT_TOO_WIDE, owner, approved(), terms("{\"force\":{\"any\":true}}", 5));
        assertRefused(GrantError.GRANT_TOO_WIDE, owner, approved(), terms("{\"name\":{\"const\":\"db\"}}", 5));
        assertRefused(
                GrantError.GRANT_TOO_WIDE, owner, approved(), new GiveGrant(null, 1, 60L, RiskLevel.IRREVERSIBLE));
        assertRefused(
                GrantError.GRANT_TOO_WIDE,
                owner,
                room.request(ApprovalStatus.APPROVED, RiskLevel.IRREVERSIBLE),
                terms(null, 1));
        assertRefused(GrantError.GRANT_PATTERN_INVALID, owner, approved(), terms(null, 1_001));
        assertRefused(
                GrantError.GRANT_NOT_OPEN,
                owner,
                room.request(ApprovalStatus.REJECTED, RiskLevel.WRITE),
                terms(null, 1));
    }

    @Test
    void whatTheRequesterWishedForIsTheWidestThereIs() {
        ApprovalView request = approved();
        room.database
                .entities()
                .run(entities -> room.service(entities)
                        .wish(
                                room.requester,
                                new InvocationId(request.invocationId()),
                                json(CALL),
                                new GiveGrant(json("{\"name\":{\"prefix\":\"web-\"}}"), 10, 600L, null)));
        assertRefused(
                GrantError.GRANT_TOO_WIDE,
                owner,
                request,
                new GiveGrant(json("{\"name\":{\"prefix\":\"we\"}}"), 5, 60L, null));
        assertRefused(GrantError.GRANT_TOO_WIDE, owner, request, new GiveGrant(null, 11, 60L, null));
        assertRefused(GrantError.GRANT_TOO_WIDE, owner, request, new GiveGrant(null, 5, 601L, null));
        GrantId grant =
                room.give(owner, request, CALL, new GiveGrant(json("{\"name\":{\"prefix\":\"web-\"}}"), 5, 60L, null));
        assertThat(call("{\"name\":\"web-77\"}")).contains(grant);
        assertThat(call("{\"name\":\"db-1\"}")).isEmpty();
    }

    @Test
    void onlyThoseThePolicyAsksGiveGrantsAndNeverTheRequester() {
        assertRefused(GrantError.GRANT_NOT_PERMITTED, room.person("m", ProjectRole.MEMBER), approved(), terms(null, 1));
        assertRefused(GrantError.GRANT_NOT_PERMITTED, otherKeyOf(room.requester), approved(), terms(null, 1));
        Actor withoutScope = Actors.key(room.project, owner.principal(), Set.of(Scope.EXECUTION), ToolScopes.ALL);
        assertRefused(GrantError.GRANT_NOT_PERMITTED, withoutScope, approved(), terms(null, 1));
        assertRefused(
                GrantError.GRANT_NOT_PERMITTED,
                Actor.system("x", Actors.request()).in(room.project),
                approved(),
                terms(null, 1));
    }

    @Test
    void grantsAreListedNewestFirstWithinTheirProject(MigratedDatabase database) {
        GrantId first = room.give(owner, approved(), CALL, terms(null, 1));
        GrantId second = room.give(owner, approved(), CALL, terms(null, 1));
        GrantRoom foreign = new GrantRoom(database, GrantRoom.ONE_OWNER);
        var all = new GrantFilter(null, null, null);
        assertThat(room.database
                        .entities()
                        .<List<GrantView>>commit(entities -> room.queries(entities)
                                .list(owner, all, PageRequest.first())
                                .items()))
                .extracting(GrantView::id)
                .containsExactly(second.value(), first.value());
        assertThatThrownBy(() -> foreign.view(first)).extracting("code").isEqualTo(GrantError.GRANT_NOT_FOUND);
    }

    @Test
    void theDatabaseItselfRefusesMoreUsesAndMovedClocks() {
        GrantId grant = room.give(owner, approved(), CALL, terms(null, 1));
        for (String change : List.of(
                "uses_left = 2",
                "uses = 9",
                "expires_at = expires_at + interval '1 day'",
                "status = 'proposed'",
                "highest_risk = 'write'",
                "uses_left = -1")) {
            assertThatThrownBy(() -> room.database
                            .entities()
                            .run(entities -> entities.createNativeQuery(
                                            "update approval_grants set " + change + " where id = '" + grant + "'")
                                    .executeUpdate()))
                    .as(change)
                    .hasMessageContaining("approval_grants_");
        }
    }

    private boolean stillHolds(GrantId grant, org.xerotier.router.approval.StandingConsent.Call call) {
        Actor system = Actor.system("queue", Actors.request()).in(room.project);
        return room.database
                .entities()
                .commit(entities -> room.consent(entities).stillHolds(system, grant, call));
    }

    private Optional<GrantId> call(String arguments) {
        return room.call(room.requester, arguments, RiskLevel.DESTRUCTIVE);
    }

    private ApprovalView approved() {
        return room.request(ApprovalStatus.APPROVED, RiskLevel.DESTRUCTIVE);
    }

    private ApprovalView as(ApprovalView before, ApprovalStatus status, String digest) {
        return room.request(new ApprovalId(before.id()), status, before.risk(), digest);
    }

    private Actor otherKeyOf(Actor actor) {
        return Actors.key(room.project, actor.principal(), Set.of(Scope.APPROVE, Scope.EXECUTION), ToolScopes.ALL);
    }

    private void assertRefused(GrantError code, Actor by, ApprovalView request, GiveGrant wanted) {
        assertThatThrownBy(() -> room.give(by, request, CALL, wanted))
                .extracting("code")
                .isEqualTo(code);
    }
}
