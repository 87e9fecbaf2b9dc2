package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.fleet.FleetRoom;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InvocationId;

/** What was dispatched by a router that is gone, and does not begin, is sent again by one that has the agent. */
class OrphansTest {

    private final InvocationRoom room = new InvocationRoom();
    private final AtomicLong nanos = new AtomicLong();
    private final List<Unbegun> onRecord = new ArrayList<>();
    private final List<InvocationId> repeated = new ArrayList<>();
    private final Departures departures = new Departures();
    private final FleetRoom.Held held = FleetRoom.held();
    private final Orphans orphans = new Orphans();

    @BeforeEach
    void wire() {
        departures.ticker = nanos::get;
        orphans.recovery = new RecoveryService() {
            @Override
            public List<Unbegun> unbegun(Instant before, @Nullable Unbegun behind, int limit) {
                int from = behind == null ? 0 : onRecord.indexOf(behind) + 1;
                return onRecord.subList(from, Math.min(onRecord.size(), from + limit));
            }

            @Override
            public void repeat(AgentId agent, InvocationId id) {
                repeated.add(id);
            }
        };
        orphans.departures = departures;
        orphans.agents = held.connected();
        orphans.clock = Clock.fixed(InvocationRoom.NOW, ZoneOffset.UTC);
        orphans.ticker = nanos::get;
    }

    @Test
    void anOrphanIsSentAgainOnceAndAgainOnlyAfterTheAgentHadTimeToListIt() {
        Unbegun one = unbegun(held.agent());
        held.connect(List.of());

        orphans.look();
        orphans.look();
        assertThat(repeated).containsExactly(one.invocation());

        nanos.addAndGet(Orphans.NOT_AGAIN_FOR.toNanos());
        orphans.look();
        assertThat(repeated).hasSize(2);
    }

    @Test
    void whatTheAgentListsHasArrived() {
        Unbegun one = unbegun(held.agent());
        held.connect(List.of(new InFlight(one.invocation().value(), 1, InFlight.Phase.ACCEPTED)));

        orphans.look();

        assertThat(repeated).isEmpty();
    }

    @Test
    void anAgentThatIsNotHereIsForOthersToSpeakTo() {
        unbegun(held.agent());

        orphans.look();

        assertThat(repeated).isEmpty();
    }

    @Test
    void manyAreSentInPartsAndNoneIsForgotten() {
        held.connect(List.of());
        for (int i = 0; i < 900; i++) {
            unbegun(held.agent());
        }

        orphans.look();
        assertThat(repeated).hasSizeBetween(1, 400);
        for (int i = 0; i < 10; i++) {
            orphans.look();
        }

        assertThat(repeated).hasSize(900).doesNotHaveDuplicates();
    }

    @Test
    void whatIsSentAgainIsTheSameFrameUnderTheSameEpoch() {
        room.recovery.workspaces = new FixedWorkspaces(room.workspace);
        Invocation invocation = room.dispatched(RiskLevel.DESTRUCTIVE, false);

        room.recovery.repeat(room.agentId, invocation.id());
        room.recovery.repeat(room.agentId, invocation.id());

        assertThat(room.dispatched.heard()).hasSize(2);
        assertThat(room.dispatched.heard().get(0))
                .isEqualTo(room.dispatched.heard().get(1));
        assertThat(room.dispatched.heard().get(0).frame().epoch()).isEqualTo(1);
        assertThat(invocation.status()).isEqualTo(InvocationStatus.DISPATCHED);
    }

    @Test
    void aCancelThatNobodyAnsweredIsSaidAgain() {
        Invocation invocation = room.dispatched(RiskLevel.DESTRUCTIVE, false);
        invocation.startCancelling("not wanted");

        room.recovery.repeat(room.agentId, invocation.id());

        assertThat(room.cancels.heard()).hasSize(1);
        assertThat(room.dispatched.heard()).isEmpty();
    }

    @Test
    void whatHasBegunOrEndedMeanwhileIsNotSentAgain() {
        room.recovery.workspaces = new FixedWorkspaces(room.workspace);
        Invocation invocation = room.dispatched(RiskLevel.DESTRUCTIVE, false);
        room.settlement.begin(
                new Held(invocation, room.execution(invocation)), InvocationRoom.NOW.plus(Duration.ofSeconds(1)));

        room.recovery.repeat(room.agentId, invocation.id());

        assertThat(room.dispatched.heard()).isEmpty();
    }

    private Unbegun unbegun(AgentId agent) {
        Unbegun one = new Unbegun(InvocationId.next(room.ids), agent, InvocationRoom.NOW);
        onRecord.add(one);
        return one;
    }
}
