package org.xerotier.router.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.xerotier.router.approval.ApprovalRoom.edited;
import static org.xerotier.router.approval.ApprovalRoom.seeing;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;
import org.xerotier.router.people.ProjectRole;

/** The room on a real PostgreSQL: what is decided, what is on record afterwards, and what is refused. */
@ExtendWith(MigratedDatabase.class)
class ApprovalServiceTest {

    private static final String OWNER_AND_MEMBER = "{\"all\":[{\"role\":\"owner\"},{\"role\":\"member\"}]}";

    private static final String LEVEL = "{\"require_approval\":true,\"timeout_seconds\":60,\"on_timeout\":\"escalate\","
            + "\"approvers\":" + OWNER_AND_MEMBER + ",\"escalation_chain\":["
            + "{\"approvers\":{\"at_least\":2,\"of\":[{\"role\":\"owner\"}]},\"timeout_seconds\":120},"
            + "{\"approvers\":{\"role\":\"owner\"},\"timeout_seconds\":240,\"notify\":[\"mail:boss@example.org\"]}]}";

    private static final String POLICY = "{\"levels\":{\"destructive\":" + LEVEL + ",\"irreversible\":" + LEVEL + "}}";

    @SuppressWarnings("NullAway.Init")
    private static MigratedDatabase own;

    private final ApprovalRoom room;

    ApprovalServiceTest(MigratedDatabase shared) {
        own = own == null ? shared.fresh("approval_service") : own;
        room = new ApprovalRoom(own, POLICY);
    }

    private Actor owner;
    private Actor member;

    @BeforeEach
    void people() {
        owner = room.person("owner", ProjectRole.OWNER);
        member = room.person("member", ProjectRole.MEMBER);
    }

    @Test
    void twoPeopleOfDifferentRolesApprove() {
        ApprovalId id = room.open();

        assertThat(approve(member, id).status()).isEqualTo(ApprovalStatus.PENDING);
        assertThat(approve(owner, id).status()).isEqualTo(ApprovalStatus.APPROVED);

        ApprovalDetail detail = room.detail(id);
        assertThat(detail.votes()).hasSize(2).allMatch(VoteView::counts);
        assertThat(detail.votes())
                .allMatch(vote -> vote.digest().equals(detail.approval().digest()));
        assertThat(detail.stages()).singleElement().matches(stage -> "approved".equals(stage.outcome()));
        assertThat(kinds(id)).containsExactly("requested", "voted", "approved");
        assertThat(room.resolved.heard()).singleElement().matches(it -> it.by().equals(owner));
    }

    @Test
    void aPersonCountsOnceWithHoweverManyKeys() {
        Actor both = room.person("both", ProjectRole.OWNER, ProjectRole.MEMBER);
        ApprovalId id = room.open();
        approve(both, id);

        refused("approval_already_voted", () -> approve(room.key("both"), id));
        assertThat(room.detail(id).votes()).hasSize(1);
    }

    @Test
    void theRequesterDoesNotCountUnderAnyKey() {
        ApprovalId id = room.open();

        refused("approver_not_permitted", () -> approve(room.requester, id));
        refused("approver_not_permitted", () -> approve(room.key("requester"), id));
    }

    @Test
    void theExceptionAPolicyNamesIsInTheAuditRow() throws Exception {
        room.policy = ApprovalRoom.policy(POLICY.replace("{\"require", "{\"requester_may_approve\":true,\"require"));
        ApprovalId id = room.open();

        approve(room.requester, id);
        approve(owner, id);

        assertThat(room.detail(id).votes()).filteredOn(VoteView::isException).hasSize(1);
        assertThat(room.count("execution_audit_log where approval_id = '" + id
                        + "' and detail->>'exception' = 'requester_may_approve'"))
                .isEqualTo(1);
    }

    @Test
    void onlyPeopleWithTheScopeWhoHaveAPlaceDecide() {
        ApprovalId id = room.open();
        Actor agent = Actor.agent(AgentId.next(Actors.IDS), "xem-1", room.project, Actors.request());
        Actor asModel = new Actor(
                ActorKind.AGENT,
                "m",
                "m",
                owner.principal(),
                room.project,
                owner.scopes(),
                ToolScopes.ALL,
                owner.request());

        refused("approver_not_permitted", () -> approve(agent, id));
        refused("approver_not_permitted", () -> approve(asModel, id));
        refused(
                "approver_not_permitted",
                () -> approve(Actor.system("sweep", Actors.request()).in(room.project), id));
        refused("approver_not_permitted", () -> approve(room.key("stranger"), id));
        refused(
                "approver_not_permitted",
                () -> approve(
                        Actors.key(room.project, owner.principal(), Set.of(Scope.EXECUTION), ToolScopes.ALL), id));
    }

    @Test
    void oneNoOfSomebodyWhoIsAskedEndsIt() {
        ApprovalId id = room.open();
        approve(member, id);

        ApprovalView rejected = room.now(service -> service.reject(owner, id, "not today"));

        assertThat(rejected.status()).isEqualTo(ApprovalStatus.REJECTED);
        assertThat(rejected.reason()).isEqualTo("not today");
        refused("approval_already_resolved", () -> approve(owner, id));
    }

    @Test
    void whoApprovedMayStillSayNo() {
        ApprovalId id = room.open();
        approve(member, id);

        assertThat(room.now(service -> service.reject(member, id, "on second thoughts"))
                        .status())
                .isEqualTo(ApprovalStatus.REJECTED);
    }

    @Test
    void aDecisionAfterTheDeadlineIsRefusedThoughNoSweepHasRun() {
        ApprovalId id = room.open();

        refused(
                "approval_deadline_passed",
                () -> room.after(Duration.ofSeconds(61), service -> service.approve(owner, id, Consent.PLAIN)));
        refused(
                "approval_deadline_passed",
                () -> room.after(Duration.ofSeconds(61), service -> service.reject(owner, id, "late")));
    }

    @Test
    void stagesThatPassedWhileNobodyLookedAreSettledInOrderWithoutApproving() {
        ApprovalId id = room.open();
        approve(owner, id);

        room.settleDue(Duration.ofHours(2));

        ApprovalDetail detail = room.detail(id);
        assertThat(detail.approval().status()).isEqualTo(ApprovalStatus.ESCALATED);
        assertThat(detail.stages()).extracting(StageView::outcome).containsExactly("passed", "passed", "escalated");
        for (int i = 1; i < detail.stages().size(); i++) {
            assertThat(detail.stages().get(i).openedAt())
                    .isEqualTo(detail.stages().get(i - 1).dueAt());
        }
        assertThat(kinds(id)).containsExactly("requested", "voted", "stage_opened", "stage_opened", "escalated");
        assertThat(room.happened.heard())
                .filteredOn(it -> it.approval().equals(id) && it.stage() == 2)
                .allMatch(it -> it.channels().equals(List.of("mail:boss@example.org")));
    }

    @Test
    void wordsCarryOnIntoTheNextStageAndAreJudgedByItsRule() {
        Actor second = room.person("second owner", ProjectRole.OWNER);
        ApprovalId id = room.open();
        approve(owner, id);
        room.settleDue(Duration.ofSeconds(61));
        assertThat(room.detail(id).approval().stage()).isEqualTo(1);

        ApprovalView decided =
                room.after(Duration.ofSeconds(62), service -> service.approve(second, id, Consent.PLAIN));

        assertThat(decided.status()).isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    void wordsThatWouldBeEnoughForTheNextStageDoNotDecideByTheClockAlone() {
        ApprovalId id = room.open();
        approve(owner, id);
        room.settleDue(Duration.ofSeconds(181));

        assertThat(room.detail(id).approval().status()).isEqualTo(ApprovalStatus.PENDING);
        assertThat(room.after(Duration.ofSeconds(182), service -> service.approve(owner, id, Consent.PLAIN))
                        .status())
                .isEqualTo(ApprovalStatus.APPROVED);
        assertThat(room.detail(id).votes()).hasSize(1);
    }

    @Test
    void withoutEscalationTheFirstClockEndsIt() {
        room.policy = ApprovalRoom.policy(
                "{\"levels\":{\"destructive\":{\"timeout_seconds\":60,\"on_timeout\":\"reject\",\"escalation_chain\":[]}}}");
        ApprovalId id = room.open();

        room.settleDue(Duration.ofSeconds(61));

        assertThat(room.detail(id).approval().status()).isEqualTo(ApprovalStatus.TIMEOUT);
    }

    @Test
    void anEditBeginsARoundVoidsEarlierWordsAndKeepsBothVersions() {
        Actor second = room.person("second member", ProjectRole.MEMBER);
        ApprovalId id = room.open("{\"name\":\"web\",\"force\":true}", RiskLevel.DESTRUCTIVE);
        approve(owner, id);

        ApprovalView after =
                room.now(service -> service.approve(second, id, edited(null, "{\"name\":\"web\",\"grace\":5}")));

        assertThat(after.status()).isEqualTo(ApprovalStatus.PENDING);
        assertThat(after.round()).isEqualTo(2);
        ApprovalDetail detail = room.detail(id);
        assertThat(detail.rounds()).extracting(RoundView::round).containsExactly(1, 2);
        assertThat(detail.rounds().get(0).arguments())
                .isEqualTo(ApprovalRoom.json("{\"name\":\"web\",\"force\":true}"));
        assertThat(detail.rounds().get(1).changes())
                .isEqualTo(
                        ApprovalRoom.json("[{\"path\":\"/force\",\"before\":true},{\"path\":\"/grace\",\"after\":5}]"));
        assertThat(detail.votes())
                .filteredOn(VoteView::counts)
                .singleElement()
                .matches(vote -> vote.kind() == VoteKind.EDIT);
        assertThat(after.expiresAt()).isEqualTo(detail.stages().get(0).dueAt());

        refused("approval_changed", () -> approve(owner, id));
        refused(
                "approval_changed",
                () -> room.now(service ->
                        service.approve(owner, id, seeing(detail.rounds().get(0).digest()))));
        assertThat(room.now(service -> service.approve(owner, id, seeing(after.digest())))
                        .status())
                .isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    void anEditThatRaisesTheRiskBringsThatLevelsStagesAndItsConfirmation() {
        ApprovalId id = room.open();
        room.riskAfterEdit = RiskLevel.IRREVERSIBLE;
        String arguments = "{\"name\":\"all\"}";

        refused(
                "confirmation_required",
                () -> room.now(service -> service.approve(owner, id, edited(null, arguments))));
        ApprovalView after = room.after(
                Duration.ofSeconds(30),
                service -> service.approve(
                        owner, id, new Consent(null, ApprovalRoom.TOOL, null, ApprovalRoom.json(arguments), null)));

        assertThat(after.risk()).isEqualTo(RiskLevel.IRREVERSIBLE);
        assertThat(room.detail(id).stages()).extracting(StageView::outcome).startsWith("superseded", null);
        assertThat(Objects.requireNonNull(after.expiresAt()))
                .isAfter(after.createdAt().plusSeconds(85));
        assertThat(kinds(id)).endsWith("edited", "stage_opened");
    }

    @Test
    void anEditWithoutAChangeIsNone() {
        ApprovalId id = room.open();

        refused(
                "approval_not_editable",
                () -> room.now(service -> service.approve(owner, id, edited(null, "{\"name\":\"web\"}"))));
    }

    @Test
    void theIrreversibleNeedsTheToolsNameTyped() {
        ApprovalId id = room.open("{}", RiskLevel.IRREVERSIBLE);

        refused("confirmation_required", () -> approve(owner, id));
        room.now(service -> service.approve(owner, id, new Consent(null, ApprovalRoom.TOOL, null, null, null)));
        assertThat(room.detail(id).votes()).hasSize(1);
    }

    @Test
    void onlyTheRequesterWithdraws() {
        ApprovalId id = room.open();

        refused("approver_not_permitted", () -> room.now(service -> service.withdraw(owner, id, null)));
        assertThat(room.now(service -> service.withdraw(room.key("requester"), id, "changed my mind"))
                        .status())
                .isEqualTo(ApprovalStatus.WITHDRAWN);
    }

    @Test
    void aQuestionInPreparationHasNoClockAndNobodyDecidesIt() {
        ApprovalId id = ApprovalId.next(Actors.IDS);
        room.now(service -> service.prepare(room.requester, room.question(id, "{}", RiskLevel.DESTRUCTIVE)));

        refused("approval_not_ready", () -> approve(owner, id));
        room.settleDue(Duration.ofDays(1));
        assertThat(room.detail(id).approval().status()).isEqualTo(ApprovalStatus.PREPARING);

        ApprovalView ready = room.now(service -> service.ready(room.requester, id, "with the plan", "plan"));
        assertThat(ready.digest()).isEqualTo("with the plan");
        assertThat(ready.expiresAt()).isNotNull();
        approve(owner, id);
        assertThat(approve(member, id).status()).isEqualTo(ApprovalStatus.APPROVED);
    }

    @Test
    void wordsOfPeopleWhoLostTheirStandingNoLongerCount() {
        ApprovalId id = room.open();
        approve(owner, id);
        room.people.remove(owner.principal());

        assertThat(approve(member, id).status()).isEqualTo(ApprovalStatus.PENDING);

        Actor second = room.person("second owner", ProjectRole.OWNER);
        ApprovalView approved = approve(second, id);
        assertThat(approved.status()).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(holds(approved)).isTrue();
        room.people.remove(member.principal());
        assertThat(holds(approved)).isFalse();
    }

    @Test
    void consentHoldsForItsDigestAndUnderAPolicyThatAsksNoMore() {
        ApprovalId id = room.open();
        approve(owner, id);
        ApprovalView approved = approve(member, id);

        assertThat(room.<Boolean>now(service -> service.stillHolds(room.project, id, "another", room.policy)))
                .isFalse();
        String stricter = POLICY.replace(OWNER_AND_MEMBER, "{\"at_least\":2,\"of\":[{\"role\":\"owner\"}]}");
        room.policy = ApprovalRoom.policy(stricter);
        assertThat(holds(approved)).isFalse();
        room.policy = ApprovalRoom.policy(POLICY.replace(OWNER_AND_MEMBER, "{\"role\":\"owner\"}"));
        assertThat(holds(approved)).isTrue();
    }

    @Test
    void cancellingTheInvocationTakesTheQuestionBack() {
        ApprovalId id = room.open();
        InvocationId invocation = new InvocationId(room.detail(id).approval().invocationId());

        assertThat(room.<Boolean>now(service -> service.withdraw(owner, invocation, "cancelled")))
                .isTrue();
        assertThat(room.<Boolean>now(service -> service.withdraw(owner, invocation, "cancelled")))
                .isFalse();
        assertThat(room.resolved.heard())
                .singleElement()
                .matches(it -> it.approval().status() == ApprovalStatus.WITHDRAWN);
    }

    @Test
    void theStreamTellsEverythingOnceAndGoesOnWhereItWas() {
        ApprovalId id = room.open();
        approve(member, id);
        List<ApprovalEventView> first = events(EventPlace.START);
        approve(owner, id);

        List<ApprovalEventView> rest = events(first.get(first.size() - 1).place());

        assertThat(first).extracting(ApprovalEventView::kind).containsExactly("requested", "voted");
        assertThat(rest).extracting(ApprovalEventView::kind).containsExactly("approved");
        assertThat(EventPlace.parse(rest.get(0).place().text()))
                .contains(rest.get(0).place());
    }

    @Test
    void noReaderPassesAnEventThatCommitsLaterThanOneBehindIt() {
        ApprovalId slow = room.open();
        ApprovalId quick = room.open();
        List<ApprovalEventView> before = events(EventPlace.START);
        EventPlace place = before.get(before.size() - 1).place();
        try (EntityManager open = own.entities().manager()) {
            open.getTransaction().begin();
            room.service(open, Duration.ZERO).approve(owner, slow, Consent.PLAIN);
            open.flush();
            approve(owner, quick);

            assertThat(events(place)).isEmpty();

            open.getTransaction().commit();
        }
        assertThat(events(place))
                .extracting(event -> event.data().path("approval_id").textValue())
                .containsExactly(slow.value(), quick.value());
    }

    private List<ApprovalEventView> events(EventPlace after) {
        return own.entities().commit(entities -> room.queries(entities).events(room.project, after, 100));
    }

    private ApprovalView approve(Actor actor, ApprovalId id) {
        return room.now(service -> service.approve(actor, id, Consent.PLAIN));
    }

    private boolean holds(ApprovalView approved) {
        return room.now(service ->
                service.stillHolds(room.project, new ApprovalId(approved.id()), approved.digest(), room.policy));
    }

    private List<String> kinds(ApprovalId id) {
        return room.happened.heard().stream()
                .filter(it -> it.approval().equals(id))
                .map(it -> it.what().text())
                .toList();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(act)
                .satisfies(refusal -> assertThat(refusal.code().code()).isEqualTo(code));
    }
}
