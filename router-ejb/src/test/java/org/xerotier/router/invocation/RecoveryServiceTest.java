package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xerotier.mesh.manifest.RiskLevel.DESTRUCTIVE;
import static org.xerotier.mesh.manifest.RiskLevel.READ;
import static org.xerotier.mesh.manifest.RiskLevel.WRITE;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.InFlight.Phase;
import org.xerotier.mesh.frame.Reconcile.Action;
import org.xerotier.router.kernel.InvocationId;

class RecoveryServiceTest {

    private final InvocationRoom room = new InvocationRoom();

    @Nested
    class WhenTheAgentIsLost {

        @Test
        void aReadIsTriedAgain() {
            Invocation invocation = room.dispatched(READ, false);
            lose(invocation);
            assertThat(invocation.status()).isEqualTo(InvocationStatus.QUEUED);
            assertThat(room.execution(invocation).status()).isEqualTo(ExecutionStatus.LOST);
        }

        @Test
        void anIdempotentMutationIsTriedAgain() {
            Invocation invocation = room.dispatched(WRITE, true);
            lose(invocation);
            assertThat(invocation.status()).isEqualTo(InvocationStatus.QUEUED);
        }

        @Test
        void anyOtherMutationIsAmbiguousAndStaysWithItsAgent() {
            Invocation invocation = room.dispatched(DESTRUCTIVE, false);
            lose(invocation);
            assertThat(invocation.status()).isEqualTo(InvocationStatus.AMBIGUOUS);
            assertThat(invocation.agent()).isEqualTo(room.agentId);
        }

        @Test
        void aReadThatWasBeingCancelledIsCancelled() {
            Invocation invocation = room.dispatched(READ, false);
            invocation.startCancelling(null);
            lose(invocation);
            assertThat(invocation.status()).isEqualTo(InvocationStatus.CANCELLED);
        }

        @Test
        void theNextDispatchHasAHigherEpoch() {
            Invocation invocation = room.dispatched(READ, false);
            lose(invocation);
            room.redispatch(invocation);
            assertThat(invocation.epoch()).isEqualTo(2);
        }

        private void lose(Invocation invocation) {
            room.recovery.lost(room.system, room.agentId, invocation.id(), "agent_lost", "gone");
        }
    }

    @Nested
    class WhenAHelloDoesNotListIt {

        @Test
        void theSameLedgerGetsTheSameDispatchAgain() {
            room.recovery.workspaces = new FixedWorkspaces(room.workspace);
            Invocation invocation = room.dispatched(DESTRUCTIVE, false);

            room.recovery.unlisted(room.system, room.agentId, invocation.id(), "ledger-1");

            assertThat(invocation.status()).isEqualTo(InvocationStatus.DISPATCHED);
            assertThat(room.dispatched.heard()).hasSize(1);
            assertThat(room.dispatched.heard().get(0).frame().epoch()).isEqualTo(1);
        }

        @Test
        void aCancelIsSentAgainInsteadOfADispatch() {
            Invocation invocation = room.dispatched(DESTRUCTIVE, false);
            invocation.startCancelling("stop");

            room.recovery.unlisted(room.system, room.agentId, invocation.id(), "ledger-1");

            assertThat(room.dispatched.heard()).isEmpty();
            assertThat(room.cancels.heard()).hasSize(1);
        }

        @Test
        void anotherLedgerHasNoMemoryOfIt() {
            Invocation mutation = room.dispatched(DESTRUCTIVE, false);
            Invocation read = room.dispatched(READ, false);

            room.recovery.unlisted(room.system, room.agentId, mutation.id(), "ledger-2");
            room.recovery.unlisted(room.system, room.agentId, read.id(), "ledger-2");

            assertThat(mutation.status()).isEqualTo(InvocationStatus.AMBIGUOUS);
            assertThat(read.status()).isEqualTo(InvocationStatus.QUEUED);
        }
    }

    @Nested
    class WhenTheAgentListsIt {

        @Test
        void aRunningOneIsLeftAloneAndKnownToRun() {
            Invocation invocation = room.dispatched(WRITE, false);
            assertThat(listed(invocation, 1, Phase.STARTED)).isNull();
            assertThat(invocation.status()).isEqualTo(InvocationStatus.RUNNING);
        }

        @Test
        void aFinishedOneIsAskedFor() {
            assertThat(listed(room.dispatched(WRITE, false), 1, Phase.DONE)).isEqualTo(Action.REPORT);
        }

        @Test
        void oneBeingCancelledIsToldSo() {
            Invocation invocation = room.dispatched(WRITE, false);
            invocation.startCancelling(null);
            assertThat(listed(invocation, 1, Phase.STARTED)).isEqualTo(Action.CANCEL);
        }

        @Test
        void anOlderEpochIsStoppedOrForgotten() {
            Invocation invocation = room.dispatched(READ, false);
            room.recovery.lost(room.system, room.agentId, invocation.id(), "agent_lost", "gone");
            room.redispatch(invocation);
            assertThat(listed(invocation, 1, Phase.STARTED)).isEqualTo(Action.CANCEL);
            assertThat(listed(invocation, 1, Phase.DONE)).isEqualTo(Action.FORGET);
        }

        @Test
        void whatIsNotOnRecordIsForgotten() {
            InFlight unknown = new InFlight(InvocationId.next(room.ids).value(), 1, Phase.DONE);
            assertThat(room.recovery.listed(room.agent, unknown)).contains(Action.FORGET);
            assertThat(room.recovery.listed(room.agent, new InFlight("nonsense", 1, Phase.DONE)))
                    .contains(Action.FORGET);
        }

        private @org.jspecify.annotations.Nullable Action listed(Invocation invocation, long epoch, Phase phase) {
            return room.recovery
                    .listed(room.agent, new InFlight(invocation.id().value(), epoch, phase))
                    .orElse(null);
        }
    }
}
