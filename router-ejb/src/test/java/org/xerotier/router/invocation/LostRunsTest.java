package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.CancelAck;
import org.xerotier.mesh.frame.Result.Outcome;
import org.xerotier.mesh.manifest.RecoveryPolicy;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.fleet.InFlightReconciler.Report;
import org.xerotier.router.kernel.ExecutionId;

/** What is said, and done, about calls of which an earlier run was lost. */
class LostRunsTest {

    private final InvocationRoom room = new InvocationRoom();

    @Test
    void anAgentThatCannotSayIsNotBelievedWhenItHasForgotten() {
        Invocation call = room.dispatched(RiskLevel.WRITE, RecoveryPolicy.IF_NOT_STARTED);
        lose(call, LostWork.AGENT_LOST);
        room.reports.result(room.agent, room.result(call, Outcome.UNKNOWN, ""));

        boolean wasBelieved = neverBegan(call);

        assertThat(wasBelieved).isFalse();
        assertThat(call.status()).isEqualTo(InvocationStatus.AMBIGUOUS);
        assertThat(code(call)).isEqualTo(LostWork.CANNOT_SAY);
        assertThat(room.recovery.compare(room.agent, new Report("ledger-1", List.of(), true)))
                .extracting(RecoveryService.Compared::move)
                .containsExactly(Reconciliation.Move.NONE);
    }

    @Test
    void aCallThatSomebodyCancelledDoesNotRunWhenItsAgentIsBack() {
        Invocation call = room.dispatched(RiskLevel.WRITE, RecoveryPolicy.IF_NOT_STARTED);
        call.startCancelling(null);
        lose(call, LostWork.AGENT_LOST);

        neverBegan(call);

        assertThat(call.status()).isEqualTo(InvocationStatus.CANCELLED);
        assertThat(call.view().cancelReason()).isNull();
    }

    @Test
    void aRetryThatNeverBeganLeavesTheFirstRunAsUnknownAsItWas() {
        Invocation call = room.dispatched(RiskLevel.DESTRUCTIVE, RecoveryPolicy.NEVER);
        ExecutionId first = call.execution();
        lose(call, LostWork.CANNOT_SAY);
        Ambiguity doubt = room.doubts.find(Objects.requireNonNull(first)).orElseThrow();
        doubt.resolve(room.requester, Resolution.RETRY, "try again", InvocationRoom.NOW);
        call.runAgain(InvocationRoom.NOW);
        room.redispatch(call);

        neverBegan(call);

        assertThat(call.status()).isEqualTo(InvocationStatus.AMBIGUOUS);
        assertThat(call.execution()).isEqualTo(first);
        assertThat(call.agent()).isNull();
        assertThat(doubt.isSettled()).isFalse();
    }

    @Test
    void aRetryThatGoesBackToTheQueueAndIsDroppedThereIsUnknownToo() {
        Invocation call = room.dispatched(RiskLevel.DESTRUCTIVE, RecoveryPolicy.NEVER);
        lose(call, LostWork.CANNOT_SAY);
        Ambiguity doubt =
                room.doubts.find(Objects.requireNonNull(call.execution())).orElseThrow();
        doubt.resolve(room.requester, Resolution.RETRY, "try again", InvocationRoom.NOW);
        call.runAgain(InvocationRoom.NOW);
        room.redispatch(call);
        room.execution(call).neverStarted("agent_busy", "no room", InvocationRoom.NOW);
        call.queue(InvocationRoom.NOW);

        room.settlement.drop(room.requester, call, Ending.cancelled("never mind"));

        assertThat(call.status()).isEqualTo(InvocationStatus.AMBIGUOUS);
        assertThat(doubt.isSettled()).isFalse();
    }

    @Test
    void everyTimeACallBecomesUnknownIsToldAndNothingBetween() {
        Invocation call = room.dispatched(RiskLevel.DESTRUCTIVE, RecoveryPolicy.NEVER);
        lose(call, LostWork.AGENT_LOST);
        room.reports.result(room.agent, room.result(call, Outcome.UNKNOWN, ""));
        Ambiguity doubt =
                room.doubts.find(Objects.requireNonNull(call.execution())).orElseThrow();
        doubt.resolve(room.requester, Resolution.RETRY, "try again", InvocationRoom.NOW);
        call.runAgain(InvocationRoom.NOW);

        room.settlement.drop(room.requester, call, Ending.failed("queue_timeout", "nobody took it"));

        assertThat(room.unknown.heard())
                .extracting(OutcomeUnknown::invocation)
                .allMatch(told -> told.status() == InvocationStatus.AMBIGUOUS && told.epoch() == 1)
                .extracting(InvocationView::events)
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatMayHaveBegunIsNotSaidToHaveBeenCancelledBeforeItBegan() {
        Invocation queuedAgain = room.dispatched(RiskLevel.WRITE, RecoveryPolicy.IDEMPOTENT);
        lose(queuedAgain, LostWork.AGENT_LOST);
        Invocation cancelling = room.dispatched(RiskLevel.WRITE, RecoveryPolicy.IDEMPOTENT);
        cancelling.startCancelling("wrong host");

        room.settlement.drop(room.requester, queuedAgain, Ending.cancelled("never mind"));
        lose(cancelling, LostWork.AGENT_LOST);

        assertThat(List.of(queuedAgain, cancelling)).allSatisfy(call -> {
            assertThat(call.status()).isEqualTo(InvocationStatus.CANCELLED);
            assertThat(Objects.requireNonNull(call.view().error()).message()).contains("may have begun");
        });
    }

    private void lose(Invocation call, String code) {
        room.settlement.lose(room.system, new Held(call, room.execution(call)), code, "nobody knows");
    }

    private boolean neverBegan(Invocation call) {
        return room.reports.neverBegan(room.agent, new CancelAck(call.id().value(), call.epoch(), "not_started"));
    }

    private static String code(Invocation call) {
        return Objects.requireNonNull(call.view().error()).code();
    }
}
