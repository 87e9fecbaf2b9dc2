package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.router.fleet.Picked.Answer;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.IdPrefix;
import org.xerotier.router.kernel.WorkspaceId;

class ConnectedAgentsTest {

    @Test
    void aPausedAgentIsWaitedForAndAContestedOneIsNot() {
        KnownAgent agent = fleet.connect(fleet.enrol("barred", "host.uptime"), 1);

        fleet.directory.update(agent.id(), known -> known.withBars(known.bars().pausing()));
        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.BUSY);
        assertThat(fleet.reserve("host.uptime", agent.id()).answer()).isEqualTo(Picked.Answer.BUSY);

        fleet.directory.update(agent.id(), known -> known.withBars(known.bars().contesting()));
        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.OFFLINE);

        fleet.directory.update(agent.id(), known -> known.withBars(known.bars().prevailing()));
        assertThat(fleet.directory.update(
                        agent.id(), known -> known.withBars(known.bars().resuming())))
                .as("waiting work is told")
                .isTrue();
        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.RESERVED);
    }

    @Test
    void anAgentPausedInOneWorkspaceServesTheOthers() {
        KnownAgent agent = fleet.connect(fleet.enrol("barred", "host.uptime"), 2);
        var other = new org.xerotier.router.kernel.WorkspaceId(
                fleet.ids.next(org.xerotier.router.kernel.IdPrefix.WORKSPACE));
        fleet.directory.update(agent.id(), known -> known.withWorkspaces(java.util.Set.of(fleet.workspace, other)));

        fleet.directory.update(agent.id(), known -> known.withBars(known.bars().pausing(other)));

        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.RESERVED);
        fleet.directory.update(agent.id(), known -> known.withBars(known.bars().pausing(fleet.workspace)));
        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.BUSY);
    }

    private final FleetInMemory fleet = new FleetInMemory();
    private final ConnectedAgents connected = fleet.connected;

    @Nested
    class Picking {

        @Test
        void nobodyHereIsToldApartFromNobodyFree() {
            KnownAgent agent = fleet.enrol("one", "host.uptime");
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.OFFLINE);

            fleet.connect(agent, 1);
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.RESERVED);
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.BUSY);
            assertThat(fleet.reserve("host.disk").answer()).isEqualTo(Answer.OFFLINE);
        }

        @Test
        void theLightestLoadedAgentIsTakenInProportionToItsCapacity() {
            KnownAgent small = fleet.connect(fleet.enrol("small", "host.uptime"), 2);
            KnownAgent large = fleet.connect(fleet.enrol("large", "host.uptime"), 4);

            List<AgentId> taken = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                taken.add(
                        fleet.reserve("host.uptime").reservation().orElseThrow().agent());
            }

            assertThat(taken).filteredOn(small.id()::equals).hasSize(2);
            assertThat(taken).filteredOn(large.id()::equals).hasSize(4);
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.BUSY);
        }

        @Test
        void idleAgentsTakeTurns() {
            fleet.connect(fleet.enrol("one", "host.uptime"), 8);
            fleet.connect(fleet.enrol("two", "host.uptime"), 8);

            AgentId first = reserveAndRelease();
            AgentId second = reserveAndRelease();
            AgentId third = reserveAndRelease();

            assertThat(second).isNotEqualTo(first);
            assertThat(third).isEqualTo(first);
        }

        @Test
        void anAgentThatRefusedForWantOfRoomIsLeftAloneForAMomentAndThenGivenLess() {
            KnownAgent agent = fleet.connect(fleet.enrol("shared", "host.uptime"), 8);
            Reservation first = fleet.reserve("host.uptime").reservation().orElseThrow();
            Reservation second = fleet.reserve("host.uptime").reservation().orElseThrow();

            connected.refused(agent.id(), second.invocation());
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.BUSY);
            assertThat(connected.hasRoom()).isFalse();

            connected.release(agent.id(), first.invocation());
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.RESERVED);
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.RESERVED);
            assertThat(fleet.reserve("host.uptime").answer())
                    .as("it had one, and one ended: no more than two of its eight places")
                    .isEqualTo(Answer.BUSY);
        }

        @Test
        void anAgentFullOfTheWorkOfOthersIsTriedWithOneCallAtATime() {
            KnownAgent agent = fleet.connect(fleet.enrol("shared", "host.uptime"), 8);

            for (int second = 0; second < 3; second++) {
                Reservation only = fleet.reserve("host.uptime").reservation().orElseThrow();
                if (second > 0) {
                    assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.BUSY);
                }
                connected.refused(agent.id(), only.invocation());
                assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.BUSY);
                assertThat(connected.endHolds()).isTrue();
                assertThat(connected.endHolds()).isFalse();
            }
        }

        @Test
        void renewalsLetARefusedAgentBeFilledAgain() {
            KnownAgent agent = fleet.connect(fleet.enrol("shared", "host.uptime"), 8);
            connected.refused(
                    agent.id(),
                    fleet.reserve("host.uptime").reservation().orElseThrow().invocation());

            for (int i = 0; i < 4; i++) {
                connected.renew(agent.id(), new Session.Renewal(false, 8, agent.manifestHash(), "", List.of()));
            }

            for (int i = 0; i < 8; i++) {
                assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.RESERVED);
            }
        }

        @Test
        void anotherAgentIsTakenWhileOneIsLeftAlone() {
            KnownAgent idle = fleet.connect(fleet.enrol("refused", "host.uptime"), 8);
            KnownAgent busy = fleet.connect(fleet.enrol("busy", "host.uptime"), 8);
            fleet.reserve("host.uptime", busy.id());
            connected.refused(
                    idle.id(),
                    fleet.reserve("host.uptime", idle.id())
                            .reservation()
                            .orElseThrow()
                            .invocation());

            assertThat(fleet.reserve("host.uptime").reservation().orElseThrow().agent())
                    .isEqualTo(busy.id());
        }

        @Test
        void onlyAgentsThatDeclareTheToolAreTaken() {
            fleet.connect(fleet.enrol("idle", "host.disk"), 8);
            KnownAgent offers = fleet.connect(fleet.enrol("offers", "host.uptime"), 8);
            for (int i = 0; i < 8; i++) {
                assertThat(fleet.reserve("host.uptime")
                                .reservation()
                                .orElseThrow()
                                .agent())
                        .isEqualTo(offers.id());
            }
        }

        @Test
        void onlyAgentsBoundToTheWorkspaceAreTaken() {
            KnownAgent agent = fleet.connect(fleet.enrol("one", "host.uptime"), 1);

            fleet.directory.update(agent.id(), known -> known.withWorkspaces(Set.of()));

            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.OFFLINE);
        }

        @Test
        void anAgentAskedForByNameIsTakenOrNobody() {
            fleet.connect(fleet.enrol("one", "host.uptime"), 8);
            KnownAgent wanted = fleet.connect(fleet.enrol("two", "host.uptime"), 1);
            KnownAgent away = fleet.enrol("three", "host.uptime");

            assertThat(fleet.reserve("host.uptime", wanted.id())
                            .reservation()
                            .orElseThrow()
                            .agent())
                    .isEqualTo(wanted.id());
            assertThat(fleet.reserve("host.uptime", wanted.id()).answer()).isEqualTo(Answer.BUSY);
            assertThat(fleet.reserve("host.uptime", away.id()).answer()).isEqualTo(Answer.OFFLINE);
        }

        @Test
        void roomGivenBackTwiceIsGivenBackOnce() {
            KnownAgent agent = fleet.connect(fleet.enrol("one", "host.uptime"), 1);
            Reservation reservation = fleet.reserve("host.uptime").reservation().orElseThrow();

            assertThat(connected.release(agent.id(), reservation.invocation())).isTrue();
            assertThat(connected.release(agent.id(), reservation.invocation())).isFalse();

            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.RESERVED);
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.BUSY);
        }

        private AgentId reserveAndRelease() {
            Reservation reservation = fleet.reserve("host.uptime").reservation().orElseThrow();
            connected.release(reservation.agent(), reservation.invocation());
            return reservation.agent();
        }
    }

    @Nested
    class Greeting {

        @Test
        void noWorkBeforeTheHelloIsAnswered() {
            KnownAgent agent = fleet.enrol("one", "host.uptime");
            fleet.greet(agent, 1, agent.manifestHash(), List.of());
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.BUSY);

            assertThat(connected.ready(agent.id(), "another boot")).isFalse();
            assertThat(connected.ready(agent.id(), "boot-1")).isTrue();
            assertThat(connected.ready(agent.id(), "boot-1")).isFalse();
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.RESERVED);
        }

        @Test
        void whatItHasInHandTakesRoom() {
            KnownAgent agent = fleet.enrol("one", "host.uptime");
            fleet.greet(agent, 1, agent.manifestHash(), List.of(new InFlight("inv_1", 1, InFlight.Phase.STARTED)));
            connected.ready(agent.id(), "boot-1");

            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.BUSY);
        }

        @Test
        void aLostConnectionTakesAllWorkAwayUntilTheNextHello() {
            KnownAgent agent = fleet.connect(fleet.enrol("one", "host.uptime"), 1);

            assertThat(connected.gone(agent.id(), agent.key())).isTrue();
            assertThat(connected.gone(agent.id(), agent.key())).isFalse();
            assertThat(connected.isGreeted(agent.id(), agent.key())).isFalse();
            assertThat(fleet.renew(agent, false, agent.manifestHash())).isEmpty();
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.OFFLINE);

            fleet.connect(agent, 1);
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.RESERVED);
        }
    }

    @Nested
    class Leases {

        @Test
        void anAgentIsLostTheMomentItsLeaseIsOverAndNotBefore() {
            KnownAgent agent = fleet.connect(fleet.enrol("one", "host.uptime"), 1);

            fleet.pass(FleetInMemory.LEASE.minusNanos(1));
            assertThat(connected.endLapsed()).isEmpty();

            fleet.pass(Duration.ofNanos(1));
            assertThat(connected.endLapsed()).extracting(SessionView::agent).containsExactly(agent.id());
            assertThat(connected.endLapsed()).isEmpty();
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.OFFLINE);
        }

        @Test
        void aRenewalBeginsTheLeaseAnew() {
            KnownAgent agent = fleet.connect(fleet.enrol("one", "host.uptime"), 1);

            fleet.pass(Duration.ofSeconds(20));
            fleet.renew(agent, false, agent.manifestHash());
            fleet.pass(Duration.ofSeconds(20));

            assertThat(connected.endLapsed()).isEmpty();
        }

        @Test
        void theLeaseRunsOnWhenTheConnectionIsGone() {
            KnownAgent agent = fleet.connect(fleet.enrol("one", "host.uptime"), 1);
            connected.gone(agent.id(), agent.key());

            fleet.pass(FleetInMemory.LEASE);

            assertThat(connected.endLapsed()).hasSize(1);
        }

        @Test
        void aDrainingAgentGetsNothingAndSaysSoOnce() {
            KnownAgent agent = fleet.connect(fleet.enrol("one", "host.uptime"), 1);

            assertThat(fleet.renew(agent, true, agent.manifestHash())
                            .orElseThrow()
                            .beganDraining())
                    .isTrue();
            assertThat(fleet.renew(agent, true, agent.manifestHash())
                            .orElseThrow()
                            .beganDraining())
                    .isFalse();
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.OFFLINE);
        }

        @Test
        void aRenewalWithMoreRoomThanBeforeIsNoticed() {
            KnownAgent agent = fleet.connect(fleet.enrol("one", "host.uptime"), 1);
            fleet.reserve("host.uptime");

            var renewed =
                    connected.renew(agent.id(), new Session.Renewal(false, 2, agent.manifestHash(), "", List.of()));

            assertThat(renewed.orElseThrow().freed()).isTrue();
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.RESERVED);
        }
    }

    @Nested
    class Drift {

        private final KnownAgent agent = fleet.connect(fleet.enrol("one", "host.uptime"), 1);

        @Test
        void anAgentThatDeclaresAnotherManifestWaitsForItsAcceptance() {
            var renewed = fleet.renew(agent, false, FleetInMemory.hash(2)).orElseThrow();

            assertThat(renewed.declaredAnother()).isTrue();
            assertThat(renewed.manifestWanted()).isTrue();
            assertThat(connected.view(agent.id()).orElseThrow().drifting()).isTrue();
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.BUSY);
        }

        @Test
        void acceptingItBringsWorkBack() {
            fleet.renew(agent, false, FleetInMemory.hash(2));

            boolean freed = fleet.directory.update(
                    agent.id(), known -> known.withManifest(FleetInMemory.hash(2), known.tools()));

            assertThat(freed).isTrue();
            assertThat(fleet.reserve("host.uptime").reservation().orElseThrow().manifestHash())
                    .isEqualTo(FleetInMemory.hash(2));
        }

        @Test
        void aRefusedManifestIsNotAskedForAgainUntilAnotherIsDeclared() {
            fleet.renew(agent, false, FleetInMemory.hash(2));
            connected.refuseManifest(agent.id());

            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Answer.OFFLINE);
            assertThat(fleet.renew(agent, false, FleetInMemory.hash(2))
                            .orElseThrow()
                            .manifestWanted())
                    .isFalse();
            assertThat(fleet.renew(agent, false, FleetInMemory.hash(3))
                            .orElseThrow()
                            .manifestWanted())
                    .isTrue();
        }

        @Test
        void bindingAnIdleAgentToAnotherWorkspaceIsNoticed() {
            WorkspaceId second = new WorkspaceId(fleet.ids.next(IdPrefix.WORKSPACE));

            assertThat(fleet.directory.update(
                            agent.id(), known -> known.withWorkspaces(Set.of(fleet.workspace, second))))
                    .isTrue();
            assertThat(fleet.directory.update(agent.id(), known -> known.withWorkspaces(Set.of(second))))
                    .isFalse();
        }
    }
}
