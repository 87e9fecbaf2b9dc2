package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.Result.Outcome;
import org.xerotier.mesh.key.Sha256;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.approval.ApprovalRoom;
import org.xerotier.router.approval.ApprovalView;
import org.xerotier.router.approval.Consent;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.ActorKind;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.kernel.ToolScopes;

/** Unknown outcomes and the ways out of them, on a real PostgreSQL. */
@ExtendWith(MigratedDatabase.class)
class ResolutionTest extends ConsentFlow {

    private static final String ASKED = "{\"name\":\"web\"}";

    private InvocationView call;

    @SuppressWarnings("NullAway.Init")
    ResolutionTest(MigratedDatabase database) {
        super(database);
    }

    /** Two people agreed, the agent began, and its ledger cannot say how it ended. */
    @BeforeEach
    void aCallOfUnknownOutcome() {
        call = invoke(ASKED);
        approve(member, call, Consent.PLAIN);
        approve(owner, call, Consent.PLAIN);
        report(Outcome.UNKNOWN, 1);
        assertThat(now(call).status()).isEqualTo(InvocationStatus.AMBIGUOUS);
    }

    @Test
    void itIsListedWithAllThatIsKnown() {
        List<AmbiguityView> open = in(room -> room.doubts.open(people.project, PageRequest.first()).stream()
                .map(row -> ((Ambiguity) row[0]).view())
                .toList());
        assertThat(open).singleElement().satisfies(doubt -> {
            assertThat(doubt.error().code()).isEqualTo("agent_cannot_say");
            assertThat(doubt.epoch()).isEqualTo(1);
        });
    }

    @Test
    void aPersonSaysThatItHappened() {
        assertThat(resolve(owner, Resolution.SUCCEEDED).status()).isEqualTo(InvocationStatus.COMPLETED);
        assertThat(doubt().view())
                .extracting(AmbiguityView::settledBy, AmbiguityView::outcome, AmbiguityView::reason)
                .containsExactly("person", "succeeded", "looked");
    }

    @Test
    void aPersonSaysThatItDidNot() {
        InvocationView after = resolve(owner, Resolution.FAILED);
        assertThat(after.status()).isEqualTo(InvocationStatus.FAILED);
        assertThat(Objects.requireNonNull(after.error()).code()).isEqualTo("resolved_failed");
    }

    @Test
    void theSameWordAgainIsAnsweredAlikeAndAnotherIsRefused() {
        resolve(owner, Resolution.FAILED);
        assertThat(resolve(owner, Resolution.FAILED).status()).isEqualTo(InvocationStatus.FAILED);
        refused("invocation_not_ambiguous", owner, Resolution.SUCCEEDED);
    }

    @Test
    void neitherAMemberNorWhoeverAskedMaySettleIt() {
        refused("resolution_not_permitted", member, Resolution.FAILED);
        refused("resolution_not_permitted", people.requester, Resolution.FAILED);
        assertThat(now(call).status()).isEqualTo(InvocationStatus.AMBIGUOUS);
    }

    @Test
    void aRetryAsksAnewAndTheOldConsentIsUsedUp() {
        InvocationView again = resolve(owner, Resolution.RETRY);
        assertThat(again.status()).isEqualTo(InvocationStatus.PENDING_APPROVAL);
        assertThat(again.approvalId()).isNotEqualTo(call.approvalId());
        assertThat(dispatched.heard()).hasSize(1);

        approve(member, again, Consent.PLAIN);
        ApprovalView second = approve(owner, again, Consent.PLAIN);

        assertThat(second.invocationId()).isEqualTo(call.id());
        assertThat(dispatched.heard()).hasSize(2);
        assertThat(dispatched.heard().get(1).frame().epoch()).isEqualTo(2);
        assertThat(now(call).status()).isEqualTo(InvocationStatus.DISPATCHED);
    }

    @Test
    void aRetryThatNobodyApprovesLeavesTheOutcomeUnknown() {
        InvocationView again = resolve(owner, Resolution.RETRY);
        in(room -> room.approvals.reject(owner, approval(again), "not now"));

        InvocationView after = now(call);
        assertThat(after.status()).isEqualTo(InvocationStatus.AMBIGUOUS);
        assertThat(doubt().isSettled()).isFalse();
        assertThat(resolve(owner, Resolution.FAILED).status()).isEqualTo(InvocationStatus.FAILED);
    }

    @Test
    void aRetryIsQueuedWhereThePolicyAsksNobody() {
        people.policy = ApprovalRoom.policy("{\"levels\":{\"destructive\":{\"require_approval\":false}}}");
        InvocationView again = resolve(owner, Resolution.RETRY);
        assertThat(again.status()).isEqualTo(InvocationStatus.QUEUED);
        assertThat(again.approvalId()).isNull();

        in(room -> room.claims.claim(system(), 10));

        assertThat(now(call).epoch()).isEqualTo(2);
    }

    @Test
    void aRetryThatIsCancelledLeavesTheOutcomeUnknown() {
        people.policy = ApprovalRoom.policy("{\"levels\":{\"destructive\":{\"require_approval\":false}}}");
        resolve(owner, Resolution.RETRY);
        in(room -> room.service.cancel(people.requester, new InvocationId(call.id()), "never mind"));
        assertThat(now(call).status()).isEqualTo(InvocationStatus.AMBIGUOUS);
    }

    @Test
    void aRetryIsRefusedOnceWhoeverAskedMayNotCallToolsAnyMore() {
        lostRight = "The key that asked was revoked.";
        refused("resolution_not_permitted", owner, Resolution.RETRY);
        assertThat(now(call).status()).isEqualTo(InvocationStatus.AMBIGUOUS);
    }

    @Test
    void aLateReportSettlesItAndLaterOnesChangeNothing() {
        report(Outcome.COMPLETED, 1);
        assertThat(now(call).status()).isEqualTo(InvocationStatus.COMPLETED);
        report(Outcome.COMPLETED, 1);
        report(Outcome.COMPLETED, 1);

        assertThat(kept()).containsExactly("duplicate");
        refused("invocation_not_ambiguous", owner, Resolution.FAILED);
    }

    @Test
    void aReportAgainstAPersonsWordIsAnAlarmAndChangesNothing() {
        resolve(owner, Resolution.FAILED);
        report(Outcome.COMPLETED, 1);

        assertThat(now(call).status()).isEqualTo(InvocationStatus.FAILED);
        assertThat(kept()).containsExactly("contradiction");
        assertThat(contradictions.heard()).hasSize(1);
    }

    @Test
    void theProbeIsAskedAboutThisCallOnTheAgentThatHadIt() {
        InvocationView probe = probe();
        assertThat(probe.tool()).isEqualTo("test.look");
        assertThat(probe.agentId()).isEqualTo(agent.value());
        assertThat(dispatched.heard().get(1).frame())
                .extracting(frame ->
                        ((org.xerotier.mesh.frame.Dispatch) frame).arguments().asUtf8())
                .isEqualTo("{\"invocation_id\":\"%s\",\"name\":\"web\"}".formatted(call.id()));
    }

    @Test
    void aProbeThatSaysYesCompletesTheCall() {
        answer(probe(), 0);
        assertThat(now(call).status()).isEqualTo(InvocationStatus.COMPLETED);
        assertThat(doubt().view().settledBy()).isEqualTo("probe");
    }

    @Test
    void aProbeThatSaysNoEndsAMutationThatMustNotBeRepeated() {
        answer(probe(), 10);
        InvocationView after = now(call);
        assertThat(after.status()).isEqualTo(InvocationStatus.FAILED);
        assertThat(Objects.requireNonNull(after.error()).code()).isEqualTo("not_done");
    }

    @Test
    void aProbeThatCannotSayIsAskedAgainLaterAndNotForEver() {
        for (int i = 0; i < 6; i++) {
            answer(probe(), 1);
            assertThat(now(call).status()).isEqualTo(InvocationStatus.AMBIGUOUS);
            clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(i + 1));
        }
        assertThat(doubt().view().probe().nextTryAt()).isNull();
        assertThat(doubt().view().probe().tries()).isEqualTo(6);
    }

    @Test
    void anAnswerNoIsNotBelievedWhileTheRunMayGoOnOutOfSight() {
        report(Outcome.COMPLETED, 1);
        call = invoke(ASKED);
        approve(member, call, Consent.PLAIN);
        approve(owner, call, Consent.PLAIN);
        ExecutionId run = execution();
        in(room -> {
            Invocation invocation = room.rows.lock(new InvocationId(call.id())).orElseThrow();
            room.settlement.lose(
                    system().in(people.project),
                    new Held(invocation, room.rows.execution(run)),
                    LostWork.AGENT_LOST,
                    "gone");
            return true;
        });

        answer(probe(), 10);
        assertThat(now(call).status()).isEqualTo(InvocationStatus.AMBIGUOUS);
        clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        answer(probe(), 10);

        assertThat(now(call).status()).isEqualTo(InvocationStatus.FAILED);
    }

    // -- acts
    // -------------------------------------------------------------------------------------------------------

    private InvocationView resolve(Actor by, Resolution outcome) {
        return in(room -> room.resolutions.resolve(by, new InvocationId(call.id()), outcome, "looked"));
    }

    private void refused(String code, Actor by, Resolution outcome) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> resolve(by, outcome))
                .satisfies(refusal -> assertThat(refusal.code().code()).isEqualTo(code));
    }

    private void report(Outcome outcome, long epoch) {
        report(call.id(), outcome, epoch, outcome == Outcome.COMPLETED ? 0 : null);
    }

    private void report(String invocation, Outcome outcome, long epoch, @Nullable Integer exitCode) {
        long at = Instant.now(clock).toEpochMilli();
        in(room -> room.reports.result(
                Actor.agent(agent, "xem-1", people.project, owner.request()),
                new Result(
                        invocation,
                        epoch,
                        outcome,
                        exitCode,
                        at,
                        at,
                        "",
                        "",
                        0,
                        0,
                        0,
                        Sha256.hex(new byte[0]),
                        false,
                        "text",
                        List.of())));
    }

    /** Has the probe called and gives its call back. */
    private InvocationView probe() {
        ExecutionId run = execution();
        in(room -> {
            room.probes.begin(router(), run);
            return true;
        });
        in(room -> room.claims.claim(system(), 10));
        InvocationId probe = Objects.requireNonNull(doubt().probeInvocation());
        return in(room -> room.rows.lock(probe).orElseThrow().view());
    }

    private void answer(InvocationView probe, int exitCode) {
        report(probe.id(), exitCode == 0 ? Outcome.COMPLETED : Outcome.FAILED, 1, exitCode);
        ExecutionId run = execution();
        in(room -> {
            room.probes.conclude(router(), run);
            return true;
        });
    }

    private Ambiguity doubt() {
        ExecutionId run = execution();
        return in(room -> room.doubts.find(run).orElseThrow());
    }

    private List<String> kept() {
        return in(room -> room.doubts.reports(people.project, new InvocationId(call.id())).stream()
                .map(report -> report.view().kind())
                .toList());
    }

    private ExecutionId execution() {
        return new ExecutionId(Objects.requireNonNull(now(call).executionId()));
    }

    private Actor system() {
        return Actor.system("test", owner.request());
    }

    private Actor router() {
        return new Actor(
                ActorKind.SYSTEM,
                "probe",
                "probe",
                "system",
                people.project,
                Set.of(Scope.EXECUTION),
                ToolScopes.ALL,
                Actors.request());
    }
}
