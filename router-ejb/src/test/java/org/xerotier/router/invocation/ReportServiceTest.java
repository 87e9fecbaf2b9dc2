package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xerotier.mesh.manifest.RiskLevel.DESTRUCTIVE;
import static org.xerotier.mesh.manifest.RiskLevel.READ;
import static org.xerotier.mesh.manifest.RiskLevel.WRITE;
import static org.xerotier.router.invocation.InvocationRoom.piece;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.DispatchAck;
import org.xerotier.mesh.frame.OutputStreamName;
import org.xerotier.mesh.frame.Progress;
import org.xerotier.mesh.frame.Result;
import org.xerotier.mesh.frame.Result.Outcome;
import org.xerotier.mesh.frame.Started;
import org.xerotier.mesh.manifest.RecoveryPolicy;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.invocation.ReportService.Disposition;
import org.xerotier.router.invocation.ReportService.Received;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.IdPrefix;

class ReportServiceTest {

    private final InvocationRoom room = new InvocationRoom();

    @Test
    void aResultEndsTheInvocationAndIsOnRecordOnce() {
        Invocation invocation = room.dispatched(WRITE, false);
        Result result = room.result(invocation, 1, Outcome.COMPLETED, "", 1, List.of(piece(1, "done")));

        assertThat(room.reports.result(room.agent, result).disposition()).isEqualTo(Disposition.RECORDED);
        assertThat(room.reports.result(room.agent, result).disposition()).isEqualTo(Disposition.DUPLICATE);

        assertThat(invocation.status()).isEqualTo(InvocationStatus.COMPLETED);
        assertThat(room.kinds(invocation)).containsExactly("progress", "completed");
        assertThat(room.audit).extracting(AuditEntry::action).containsExactly("invocation.completed");
        assertThat(room.execution(invocation).stdoutBytes()).isEqualTo(4);
    }

    @Test
    void aResultOfAnOlderEpochChangesNothing() {
        Invocation invocation = room.dispatched(READ, true);
        Result old = room.result(invocation, Outcome.FAILED, "exit_code");
        room.recovery.away(room.system, room.agentId, invocation.id());
        room.redispatch(invocation);

        assertThat(room.reports.result(room.agent, old).disposition()).isEqualTo(Disposition.STALE);
        assertThat(invocation.status()).isEqualTo(InvocationStatus.DISPATCHED);
        assertThat(room.doubts.reports).extracting(one -> one.view().kind()).containsExactly("stale");
    }

    @Test
    void anotherAgentCannotAnswer() {
        Invocation invocation = room.dispatched(WRITE, false);
        Actor other = Actor.agent(new AgentId(room.ids.next(IdPrefix.AGENT)), "xem-2", room.project, room.context);

        assertThat(room.reports
                        .result(other, room.result(invocation, Outcome.COMPLETED, ""))
                        .disposition())
                .isEqualTo(Disposition.STALE);
        assertThat(room.reports.neverBegan(other, new CancelAck(invocation.id().value(), 1, "not_started")))
                .isFalse();
        assertThat(invocation.status()).isEqualTo(InvocationStatus.DISPATCHED);
    }

    @Test
    void aResultWaitsForTheOutputBeforeIt() {
        Invocation invocation = room.dispatched(WRITE, false);
        Result early = room.result(invocation, 1, Outcome.COMPLETED, "", 2, List.of(piece(2, "b")));

        Received received = room.reports.result(room.agent, early);

        assertThat(received).isEqualTo(new Received(Disposition.INCOMPLETE, 0));
        assertThat(invocation.status()).isEqualTo(InvocationStatus.DISPATCHED);
        room.reports.progress(room.agent, progress(invocation, 1, "a"));
        assertThat(room.reports.result(room.agent, early).disposition()).isEqualTo(Disposition.RECORDED);
    }

    @Test
    void outputIsTakenInOrderAndOnce() {
        Invocation invocation = room.dispatched(WRITE, false);

        assertThat(room.reports.progress(room.agent, progress(invocation, 2, "b")))
                .isEqualTo(new Received(Disposition.INCOMPLETE, 0));
        assertThat(room.reports.progress(room.agent, progress(invocation, 1, "a")))
                .isEqualTo(new Received(Disposition.RECORDED, 1));
        assertThat(room.reports.progress(room.agent, progress(invocation, 1, "a")))
                .isEqualTo(new Received(Disposition.DUPLICATE, 1));
        assertThat(invocation.status()).isEqualTo(InvocationStatus.RUNNING);
        assertThat(room.kinds(invocation)).containsExactly("started", "progress");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent_busy", "agent_draining", "agent_storage", "start_expired"})
    void aPassingRefusalPutsTheCallBackInTheQueue(String code) {
        Invocation invocation = room.dispatched(DESTRUCTIVE, false);

        assertThat(room.reports.refused(
                        room.agent, new DispatchAck(invocation.id().value(), 1, false, code, "not now")))
                .isTrue();

        assertThat(invocation.status()).isEqualTo(InvocationStatus.QUEUED);
        assertThat(room.waiting.isAnybodyBefore(room.workspace, "test.act")).isTrue();
    }

    @Test
    void aRefusalOfTheCallItselfEndsIt() {
        Invocation invocation = room.dispatched(DESTRUCTIVE, false);
        room.reports.refused(
                room.agent, new DispatchAck(invocation.id().value(), 1, false, "digest_mismatch", "other bytes"));
        assertThat(invocation.status()).isEqualTo(InvocationStatus.FAILED);
    }

    @Test
    void afterItBeganNobodyCanSayItNeverDid() {
        Invocation invocation = room.dispatched(DESTRUCTIVE, false);
        room.reports.started(room.agent, new Started(invocation.id().value(), 1, 0));

        assertThat(room.reports.neverBegan(
                        room.agent, new CancelAck(invocation.id().value(), 1, "not_started")))
                .isFalse();
        room.reports.result(room.agent, room.result(invocation, Outcome.NOT_STARTED, "cancelled"));

        assertThat(invocation.status()).isEqualTo(InvocationStatus.AMBIGUOUS);
    }

    @Test
    void aCancelThatCameTooLateIsToldAsItWas() {
        Invocation invocation = room.dispatched(DESTRUCTIVE, false);
        invocation.startCancelling("changed my mind");

        room.reports.result(room.agent, room.result(invocation, Outcome.COMPLETED, ""));

        assertThat(invocation.status()).isEqualTo(InvocationStatus.COMPLETED);
    }

    @Test
    void aCancelBeforeTheStartEndsAsCancelled() {
        Invocation invocation = room.dispatched(DESTRUCTIVE, false);
        invocation.startCancelling("changed my mind");

        room.reports.neverBegan(room.agent, new CancelAck(invocation.id().value(), 1, "not_started"));

        assertThat(invocation.status()).isEqualTo(InvocationStatus.CANCELLED);
        assertThat(invocation.view().cancelReason()).isEqualTo("changed my mind");
    }

    @Test
    void anUnknownOutcomeOfAMutationIsSaidToBeUnknown() {
        Invocation invocation = room.dispatched(WRITE, false);
        room.reports.result(room.agent, room.result(invocation, Outcome.UNKNOWN, ""));
        assertThat(invocation.status()).isEqualTo(InvocationStatus.AMBIGUOUS);

        room.reports.result(room.agent, room.result(invocation, Outcome.UNKNOWN, ""));
        assertThat(invocation.status()).isEqualTo(InvocationStatus.AMBIGUOUS);
    }

    @Test
    void aLateReportSettlesWhatWasAmbiguous() {
        Invocation invocation = room.dispatched(WRITE, false);
        lose(invocation);
        assertThat(invocation.status()).isEqualTo(InvocationStatus.AMBIGUOUS);

        room.reports.result(room.agent, room.result(invocation, Outcome.FAILED, "exit_code"));

        assertThat(invocation.status()).isEqualTo(InvocationStatus.FAILED);
        assertThat(doubt(invocation).view())
                .extracting(AmbiguityView::settledBy, AmbiguityView::outcome)
                .containsExactly("report", "reported");
        assertThat(room.doubts.reports).as("it changed something").isEmpty();
    }

    @Test
    void anAgentThatKnewOfItsBeginningCannotTakeThatBackEvenLate() {
        Invocation invocation = room.dispatched(WRITE, RecoveryPolicy.IF_NOT_STARTED);
        room.reports.started(room.agent, new Started(invocation.id().value(), 1, 1));
        lose(invocation);

        room.reports.result(room.agent, room.result(invocation, Outcome.NOT_STARTED, "agent_restarted"));

        assertThat(invocation.status()).isEqualTo(InvocationStatus.AMBIGUOUS);
        assertThat(doubt(invocation).isSettled()).isFalse();
    }

    @Test
    void aFenceAfterAnOutageSaysThatNothingHappened() {
        Invocation invocation = room.dispatched(WRITE, false);
        lose(invocation);

        room.reports.neverBegan(room.agent, new CancelAck(invocation.id().value(), 1, "not_started"));

        assertThat(invocation.status()).isEqualTo(InvocationStatus.FAILED);
        assertThat(error(invocation)).isEqualTo("never_began");
        assertThat(doubt(invocation).isSettled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"NEVER, FAILED", "IF_NOT_STARTED, QUEUED", "IDEMPOTENT, QUEUED"})
    void workThatWasAcceptedAndNeverBeganGoesOnAsItsPolicySays(RecoveryPolicy recovery, InvocationStatus then) {
        Invocation invocation = room.dispatched(DESTRUCTIVE, recovery);

        room.reports.result(room.agent, room.result(invocation, Outcome.NOT_STARTED, "agent_restarted"));

        assertThat(invocation.status()).isEqualTo(then);
    }

    @ParameterizedTest
    @CsvSource({"NEVER, AMBIGUOUS", "IF_NOT_STARTED, AMBIGUOUS", "IDEMPOTENT, QUEUED"})
    void workThatMayHaveHadItsEffectGoesOnAsItsPolicySays(RecoveryPolicy recovery, InvocationStatus then) {
        Invocation invocation = room.dispatched(DESTRUCTIVE, recovery);

        room.reports.result(room.agent, room.result(invocation, Outcome.UNKNOWN, ""));

        assertThat(invocation.status()).isEqualTo(then);
    }

    @Test
    void aFencedEntryToldInAnswerToASecondSendingWasAcceptedBefore() {
        Invocation invocation = room.dispatched(DESTRUCTIVE, RecoveryPolicy.NEVER);

        room.reports.refused(
                room.agent, new DispatchAck(invocation.id().value(), 1, false, "agent_restarted", "fenced"));

        assertThat(invocation.status()).isEqualTo(InvocationStatus.FAILED);
        assertThat(error(invocation)).isEqualTo("agent_restarted");
    }

    @Test
    void whatAnAgentSaysAgainstASettledOutcomeIsKeptAndTold() {
        Invocation invocation = room.dispatched(WRITE, false);
        lose(invocation);
        doubt(invocation).resolve(room.requester, Resolution.SUCCEEDED, "seen it", InvocationRoom.NOW);
        invocation.end(new Ending(InvocationStatus.COMPLETED, null, null, null, null, null), InvocationRoom.NOW);

        Result late = room.result(invocation, Outcome.FAILED, "exit_code");
        assertThat(room.reports.result(room.agent, late).disposition()).isEqualTo(Disposition.DUPLICATE);
        room.reports.result(room.agent, late);

        assertThat(invocation.status()).isEqualTo(InvocationStatus.COMPLETED);
        assertThat(room.doubts.reports).extracting(one -> one.view().kind()).containsExactly("contradiction");
        assertThat(room.contradictions.heard()).hasSize(1);
        assertThat(room.kinds(invocation)).endsWith("contradicted");
    }

    @Test
    void anAgentThatRepeatsItselfDoesNotFillTheTable() {
        Invocation invocation = room.dispatched(WRITE, false);
        room.reports.result(room.agent, room.result(invocation, Outcome.COMPLETED, ""));
        for (int i = 0; i < 100; i++) {
            room.reports.result(room.agent, room.result(invocation, Outcome.FAILED, "code_" + i, i));
        }
        assertThat(room.doubts.reports).hasSize(Evidence.MOST_OF_AN_INVOCATION);
    }

    private void lose(Invocation invocation) {
        room.settlement.lose(
                room.system.in(room.project),
                new Held(invocation, room.execution(invocation)),
                LostWork.AGENT_LOST,
                "gone");
    }

    private Ambiguity doubt(Invocation invocation) {
        return room.doubts.find(room.execution(invocation).id()).orElseThrow();
    }

    private static @Nullable String error(Invocation invocation) {
        InvocationView.Fault fault = invocation.view().error();
        return fault == null ? null : fault.code();
    }

    @Test
    void whoeverWaitsIsToldOncePerReport() {
        Invocation invocation = room.dispatched(WRITE, false);
        room.reports.result(
                room.agent,
                room.result(invocation, 1, Outcome.COMPLETED, "", 2, List.of(piece(1, "a"), piece(2, "b"))));
        assertThat(room.told.heard()).hasSize(1);
    }

    private static Progress progress(Invocation invocation, long sequence, String text) {
        return new Progress(
                invocation.id().value(), 1, sequence, OutputStreamName.STDOUT, sequence - 1, Bytes.utf8(text));
    }
}
