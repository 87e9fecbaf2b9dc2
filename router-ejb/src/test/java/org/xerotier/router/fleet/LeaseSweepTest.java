package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xerotier.router.Fired;
import org.xerotier.router.kernel.AgentId;

class LeaseSweepTest {

    private final FleetInMemory fleet = new FleetInMemory();
    private final RecordedLife life = new RecordedLife(fleet.directory);
    private final Fired<AgentLost> lost = new Fired<>();
    private final FleetConfig config = new FleetConfig(Duration.ofSeconds(30));
    private final LeaseSweep sweep = new LeaseSweep();
    private final KnownAgent agent = fleet.enrol("edge-1", "host.uptime");

    @BeforeEach
    void wire() {
        sweep.life = life;
        sweep.connected = fleet.connected;
        sweep.config = config;
        sweep.ticker = fleet.nanos::get;
        sweep.log = new FleetLog();
        sweep.lost = lost;
        sweep.begin();
    }

    @Test
    void aLapsedLeaseIsToldOnce() {
        fleet.connect(agent, 1);
        fleet.pass(FleetInMemory.LEASE);

        sweep.endLapsed();
        sweep.endLapsed();

        assertThat(lost.heard()).containsExactly(new AgentLost(agent.id(), AgentLost.Reason.LEASE_LAPSED));
    }

    @Test
    void whoeverCannotBearOneLossDoesNotKeepTheNextFromBeingNoticed() {
        List<AgentId> heard = new ArrayList<>();
        sweep.lost = new Fired<>(event -> {
            heard.add(event.agent());
            throw new IllegalStateException("a fault of the test");
        });
        KnownAgent other = fleet.enrol("edge-2", "host.uptime");
        fleet.connect(agent, 1);
        fleet.connect(other, 1);
        fleet.pass(FleetInMemory.LEASE);

        sweep.endLapsed();

        assertThat(heard).containsExactlyInAnyOrder(agent.id(), other.id());
    }

    @Test
    void anAgentAnotherRouterStillHearsIsNotLost() {
        life.otherRouterHasIt = true;
        fleet.connect(agent, 1);
        fleet.pass(FleetInMemory.LEASE);

        sweep.endLapsed();

        assertThat(lost.heard()).isEmpty();
        assertThat(fleet.connected.view(agent.id())).isEmpty();
    }

    @Test
    void signsOfLifeAreWrittenForAllAtOnceAndNotEachTime() {
        fleet.connect(agent, 1);
        fleet.connect(fleet.enrol("edge-2", "host.uptime"), 1);

        sweep.writeSeen();
        assertThat(life.told).isEmpty();
        fleet.pass(config.writeSeenEvery());
        sweep.writeSeen();
        sweep.writeSeen();

        assertThat(life.told).containsExactly("seen 2");
        assertThat(config.writeSeenEvery()).isLessThan(config.heartbeatTimeout());
    }

    @Test
    void anAgentThatWasGivenUpElsewhereMustSayHelloAgain() {
        fleet.connect(agent, 1);
        life.givenUp.add(agent.id());

        fleet.pass(config.writeSeenEvery());
        sweep.writeSeen();

        assertThat(fleet.connected.isGreeted(agent.id(), agent.key())).isFalse();
        assertThat(lost.heard()).isEmpty();
    }

    @Test
    void afterARestartTheLivingGetTimeToComeBack() {
        life.orphans.add(agent.id());
        fleet.pass(config.orphanedAfter().minusNanos(1));
        sweep.loseOrphans();
        assertThat(lost.heard()).isEmpty();

        fleet.pass(Duration.ofNanos(1));
        sweep.loseOrphans();
        assertThat(lost.heard()).extracting(AgentLost::agent).containsExactly(agent.id());
    }

    @Test
    void anAgentWithASessionHereIsNoOrphanWhateverTheDatabaseSays() {
        life.orphans.add(agent.id());
        fleet.pass(config.orphanedAfter());
        fleet.connect(agent, 1);

        sweep.loseOrphans();

        assertThat(lost.heard()).isEmpty();
    }
}
