package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xerotier.mesh.manifest.RiskLevel.DESTRUCTIVE;
import static org.xerotier.mesh.manifest.RiskLevel.READ;
import static org.xerotier.mesh.manifest.RiskLevel.WRITE;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.InFlight.Phase;
import org.xerotier.router.fleet.InFlightReconciler.Report;
import org.xerotier.router.invocation.Reconciliation.Move;
import org.xerotier.router.invocation.RecoveryService.Compared;
import org.xerotier.router.kernel.InvocationId;

class RecoveryServiceTest {

    private final InvocationRoom room = new InvocationRoom();

    @Nested
    class WhenTheAgentIsAway {

        @Test
        void aReadIsTriedAgainAtOnce() {
            Invocation invocation = room.dispatched(READ, false);
            away(invocation);
            assertThat(invocation.status()).isEqualTo(InvocationStatus.QUEUED);
            assertThat(room.execution(invocation).status()).isEqualTo(ExecutionStatus.LOST);
        }

        @Test
        void anIdempotentMutationIsTriedAgainAtOnce() {
            Invocation invocation = room.dispatched(WRITE, true);
            away(invocation);
            assertThat(invocation.status()).isEqualTo(InvocationStatus.QUEUED);
        }

        @Test
        void anyOtherMutationWaitsForTheAgentsReturn() {
            Invocation invocation = room.dispatched(DESTRUCTIVE, false);
            away(invocation);
            assertThat(invocation.status()).isEqualTo(InvocationStatus.DISPATCHED);
            assertThat(room.doubts.doubts).isEmpty();
        }

        @Test
        void aReadThatWasBeingCancelledIsCancelled() {
            Invocation invocation = room.dispatched(READ, false);
            invocation.startCancelling(null);
            away(invocation);
            assertThat(invocation.status()).isEqualTo(InvocationStatus.CANCELLED);
        }

        @Test
        void theNextDispatchHasAHigherEpoch() {
            Invocation invocation = room.dispatched(READ, false);
            away(invocation);
            room.redispatch(invocation);
            assertThat(invocation.epoch()).isEqualTo(2);
        }

        private void away(Invocation invocation) {
            room.recovery.away(room.system, room.agentId, invocation.id());
        }
    }

    @Nested
    class WhenTheAgentDoesNotListIt {

        @Test
        void theSameLedgerGetsTheSameDispatchAgain() {
            room.recovery.workspaces = new FixedWorkspaces(room.workspace);
            Invocation invocation = room.dispatched(DESTRUCTIVE, false);

            compareAndSettle("ledger-1");

            assertThat(invocation.status()).isEqualTo(InvocationStatus.DISPATCHED);
            assertThat(room.dispatched.heard()).hasSize(1);
            assertThat(room.dispatched.heard().get(0).frame().epoch()).isEqualTo(1);
        }

        @Test
        void whatRanIsAskedForInTheSameWaySinceTheLedgerStillKnows() {
            room.recovery.workspaces = new FixedWorkspaces(room.workspace);
            Invocation invocation = room.dispatched(DESTRUCTIVE, false);
            room.settlement.begin(new Held(invocation, room.execution(invocation)), InvocationRoom.NOW);

            compareAndSettle("ledger-1");

            assertThat(invocation.status()).isEqualTo(InvocationStatus.RUNNING);
            assertThat(room.dispatched.heard()).hasSize(1);
        }

        @Test
        void aCancelIsSentAgainInsteadOfADispatch() {
            Invocation invocation = room.dispatched(DESTRUCTIVE, false);
            invocation.startCancelling("stop");

            compareAndSettle("ledger-1");

            assertThat(room.dispatched.heard()).isEmpty();
            assertThat(room.cancels.heard()).hasSize(1);
        }

        @Test
        void anotherLedgerHasNoMemoryOfIt() {
            Invocation mutation = room.dispatched(DESTRUCTIVE, false);
            Invocation read = room.dispatched(READ, false);

            compareAndSettle("ledger-2");

            assertThat(mutation.status()).isEqualTo(InvocationStatus.AMBIGUOUS);
            assertThat(mutation.agent()).isEqualTo(room.agentId);
            assertThat(room.doubts.doubts)
                    .containsOnlyKeys(room.execution(mutation).id());
            assertThat(read.status()).isEqualTo(InvocationStatus.QUEUED);
        }

        @Test
        void anUnknownOutcomeIsFencedSoThatItIsKnown() {
            Invocation invocation = room.dispatched(DESTRUCTIVE, false);
            room.settlement.lose(
                    room.system.in(room.project),
                    new Held(invocation, room.execution(invocation)),
                    LostWork.AGENT_LOST,
                    "gone");

            compareAndSettle("ledger-1");

            assertThat(room.dispatched.heard()).as("it must not begin any more").isEmpty();
            assertThat(room.cancels.heard()).hasSize(1);
        }

        @Test
        void nothingIsDoneAboutWhatWasSettledMeanwhile() {
            Invocation invocation = room.dispatched(DESTRUCTIVE, false);
            List<Compared> found = room.recovery.compare(room.agent, report("ledger-2"));
            room.reports.result(
                    room.agent, room.result(invocation, org.xerotier.mesh.frame.Result.Outcome.COMPLETED, ""));

            found.forEach(one -> room.recovery.settle(room.system, room.agentId, one, "ledger-2"));

            assertThat(invocation.status()).isEqualTo(InvocationStatus.COMPLETED);
        }

        private void compareAndSettle(String ledger) {
            room.recovery
                    .compare(room.agent, report(ledger))
                    .forEach(one -> room.recovery.settle(room.system, room.agentId, one, ledger));
        }
    }

    @Nested
    class WhenTheAgentListsIt {

        @Test
        void aRunningOneIsLeftAloneAndKnownToRun() {
            Invocation invocation = room.dispatched(WRITE, false);
            Compared found = compared(item(invocation, 1, Phase.STARTED));
            room.recovery.settle(room.system, room.agentId, found, "ledger-1");
            assertThat(found.move()).isEqualTo(Move.BEGIN);
            assertThat(invocation.status()).isEqualTo(InvocationStatus.RUNNING);
        }

        @Test
        void aFinishedOneIsAskedFor() {
            assertThat(compared(item(room.dispatched(WRITE, false), 1, Phase.DONE))
                            .move())
                    .isEqualTo(Move.TELL_REPORT);
        }

        @Test
        void oneBeingCancelledIsToldSo() {
            Invocation invocation = room.dispatched(WRITE, false);
            invocation.startCancelling(null);
            assertThat(compared(item(invocation, 1, Phase.STARTED)).move()).isEqualTo(Move.TELL_CANCEL);
        }

        @Test
        void anOlderEpochIsStoppedOrKeptAsEvidence() {
            Invocation invocation = room.dispatched(READ, false);
            room.recovery.away(room.system, room.agentId, invocation.id());
            room.redispatch(invocation);
            assertThat(compared(item(invocation, 1, Phase.STARTED)).move()).isEqualTo(Move.TELL_CANCEL);
            assertThat(compared(item(invocation, 1, Phase.DONE)).move()).isEqualTo(Move.TELL_REPORT);
        }

        @Test
        void whatIsNotOnRecordIsForgotten() {
            assertThat(compared(new InFlight(InvocationId.next(room.ids).value(), 1, Phase.DONE))
                            .move())
                    .isEqualTo(Move.TELL_FORGET);
            assertThat(compared(new InFlight("nonsense", 1, Phase.DONE)).move()).isEqualTo(Move.TELL_FORGET);
        }

        private Compared compared(InFlight item) {
            return room.recovery.compare(room.agent, report("ledger-1", item)).stream()
                    .filter(one -> one.invocation().equals(item.invocationId()))
                    .findFirst()
                    .orElseThrow();
        }

        private InFlight item(Invocation invocation, long epoch, Phase phase) {
            return new InFlight(invocation.id().value(), epoch, phase);
        }
    }

    private static Report report(String ledger, InFlight... items) {
        return new Report(ledger, Arrays.asList(items), true);
    }
}
