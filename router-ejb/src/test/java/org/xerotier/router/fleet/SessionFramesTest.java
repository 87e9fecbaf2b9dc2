package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.Envelope;
import org.xerotier.mesh.frame.Frame;
import org.xerotier.mesh.frame.Goodbye;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.frame.HelloAck;
import org.xerotier.mesh.frame.InFlight;
import org.xerotier.mesh.frame.LeaseAck;
import org.xerotier.mesh.frame.LeaseRenewal;
import org.xerotier.mesh.frame.ManifestPart;
import org.xerotier.mesh.frame.Reconcile;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.mesh.manifest.CapabilityManifest;
import org.xerotier.router.Fired;
import org.xerotier.router.MutableClock;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.mesh.MeshSender;
import org.xerotier.router.mesh.Peer;

/** What an agent's frames lead to, from its hello to its goodbye. */
class SessionFramesTest {

    private final FleetInMemory fleet = new FleetInMemory();
    private final RecordedLife life = new RecordedLife(fleet.directory);
    private final Told sender = new Told();
    private final Fired<AgentConnected> connections = new Fired<>();
    private final Fired<AgentCapacityFreed> freed = new Fired<>();
    private final Fired<AgentLost> lost = new Fired<>();
    private final RouterContact contact = new RouterContact("router", "tcp://h:1", "ab".repeat(32));
    private final RouterList routers = new RouterList() {
        @Override
        List<RouterContact> contacts() {
            return List.of(contact);
        }
    };
    private final HelloHandler hellos = new HelloHandler();
    private final LeaseHandler leases = new LeaseHandler();
    private final ManifestHandler manifests = new ManifestHandler();
    private final GoodbyeHandler goodbyes = new GoodbyeHandler();
    private final KnownAgent agent = fleet.enrol("edge-1", "host.uptime");
    private final Peer peer = new Peer(agent.key(), agent.id());

    @BeforeEach
    void wire() {
        hellos.life = life;
        hellos.gate = new HelloGate(1, fleet.nanos::get, most -> 0);
        hellos.ticker = fleet.nanos::get;
        hellos.directory = fleet.directory;
        hellos.connected = fleet.connected;
        hellos.reconciler = this::cancelAll;
        hellos.sender = sender;
        hellos.routers = routers;
        hellos.config = new FleetConfig(Duration.ofSeconds(30));
        hellos.clock = new MutableClock();
        hellos.log = new FleetLog();
        hellos.connections = connections;
        hellos.freed = freed;
        leases.life = life;
        leases.directory = fleet.directory;
        leases.connected = fleet.connected;
        leases.reconciler = this::cancelAll;
        leases.sender = sender;
        leases.routers = routers;
        leases.freed = freed;
        manifests.life = life;
        manifests.directory = fleet.directory;
        manifests.connected = fleet.connected;
        manifests.toolSets = new ToolSets();
        manifests.log = new FleetLog();
        manifests.freed = freed;
        goodbyes.life = life;
        goodbyes.connected = fleet.connected;
        goodbyes.lost = lost;
    }

    @Test
    void anAcceptedHelloIsAnsweredBeforeTheAgentGetsWork() {
        sender.whileSending = () -> {
            assertThat(connections.heard()).hasSize(1);
            assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.BUSY);
            assertThat(fleet.connected.isGreeted(agent.id(), agent.key())).isTrue();
        };

        hellos.handle(peer, envelope(hello(agent.manifestHash())));

        HelloAck ack = sender.only(HelloAck.class);
        assertThat(ack.accepted()).isTrue();
        assertThat(ack.leaseMillis()).isEqualTo(30_000);
        assertThat(ack.manifestRequired()).isFalse();
        assertThat(ack.routers()).containsExactly(contact);
        assertThat(ack.reconcile()).containsExactly(new Reconcile("inv_1", 3, Reconcile.Action.CANCEL));
        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.RESERVED);
        assertThat(freed.heard()).extracting(AgentCapacityFreed::agent).containsExactly(agent.id());
    }

    @Test
    void aRefusedHelloIsAnsweredWithItsCodeAndOpensNothing() {
        life.refusing = FleetError.AGENT_REVOKED.because("revoked");

        hellos.handle(peer, envelope(hello(agent.manifestHash())));

        assertThat(sender.only(HelloAck.class).accepted()).isFalse();
        assertThat(sender.only(HelloAck.class).code()).isEqualTo("agent_revoked");
        assertThat(fleet.connected.isGreeted(agent.id(), agent.key())).isFalse();
        assertThat(connections.heard()).isEmpty();
    }

    @Test
    void whileAnotherIsGreetedAnAgentIsToldWhenToComeBackAndNothingIsWritten() {
        sender.whileSending = () -> {
            sender.whileSending = () -> {};
            hellos.handle(peer, envelope(hello(agent.manifestHash())));
        };

        hellos.handle(peer, envelope(hello(agent.manifestHash())));

        HelloAck second = (HelloAck) sender.sent.get(0);
        assertThat(second.accepted()).isFalse();
        assertThat(second.code()).isEqualTo("router_busy");
        assertThat(second.retryAfterMillis()).isPositive();
        assertThat(life.told).containsExactly("greet");
        assertThat(sender.last(HelloAck.class).accepted()).isTrue();
    }

    @Test
    void anAgentInTroubleGetsNothingUntilItSaysItIsWell() {
        hellos.handle(peer, envelope(hello(agent.manifestHash())));
        life.told.clear();

        leases.handle(peer, envelope(troubled(1, "agent_storage")));
        leases.handle(peer, envelope(troubled(2, "agent_storage")));
        assertThat(life.told).containsExactly("suffer agent_storage");
        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.OFFLINE);
        int before = freed.heard().size();

        leases.handle(peer, envelope(troubled(3, "")));

        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.RESERVED);
        assertThat(freed.heard()).hasSize(before + 1);
    }

    @Test
    void theOldConnectionsEndIsNotTheEndOfASessionUnderTheNewKey() {
        PeerKey next = new PeerKey("cd".repeat(32));
        hellos.handle(peer, envelope(hello(agent.manifestHash())));
        fleet.directory.update(agent.id(), known -> known.withKeys(next, null));
        hellos.handle(new Peer(next, agent.id()), envelope(hello(agent.manifestHash())));

        assertThat(fleet.connected.gone(agent.id(), agent.key())).isFalse();

        assertThat(fleet.connected.isGreeted(agent.id(), next)).isTrue();
        assertThat(fleet.connected.isGreeted(agent.id(), agent.key())).isFalse();
        assertThat(fleet.connected.key(agent.id())).contains(next);
    }

    @Test
    void whereAnotherRouterSawTheSwitchTheOldSessionGetsNothingMore() {
        hellos.handle(peer, envelope(hello(agent.manifestHash())));

        fleet.directory.update(agent.id(), known -> known.withKeys(new PeerKey("cd".repeat(32)), null));

        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.OFFLINE);
        assertThat(fleet.directory.find(agent.key())).isEmpty();
    }

    @Test
    void anAgentThatLeftBeforeItsAnswerGetsNoWork() {
        sender.unreachable = true;

        hellos.handle(peer, envelope(hello(agent.manifestHash())));

        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.OFFLINE);
        assertThat(freed.heard()).isEmpty();
    }

    @Test
    void theCommonRenewalWritesNothing() {
        hellos.handle(peer, envelope(hello(agent.manifestHash())));
        life.told.clear();

        leases.handle(peer, envelope(renewal(1, agent.manifestHash(), false)));
        leases.handle(peer, envelope(renewal(2, agent.manifestHash(), false)));

        assertThat(life.told).isEmpty();
        assertThat(sender.last(LeaseAck.class).sequence()).isEqualTo(2);
        assertThat(sender.last(LeaseAck.class).helloRequired()).isFalse();
        assertThat(sender.last(LeaseAck.class).reconcile()).hasSize(1);
    }

    @Test
    void aChangeIsWrittenOnce() {
        hellos.handle(peer, envelope(hello(agent.manifestHash())));
        life.told.clear();

        leases.handle(peer, envelope(renewal(1, FleetInMemory.hash(9), true)));
        leases.handle(peer, envelope(renewal(2, FleetInMemory.hash(9), true)));

        assertThat(life.told).containsExactlyInAnyOrder("drain", "declare");
        assertThat(sender.last(LeaseAck.class).manifestRequired()).isTrue();
    }

    @Test
    void aRenewalWithoutASessionAsksForAHello() {
        leases.handle(peer, envelope(renewal(5, agent.manifestHash(), false)));

        assertThat(sender.only(LeaseAck.class).helloRequired()).isTrue();
        assertThat(sender.only(LeaseAck.class).sequence()).isEqualTo(5);
    }

    @Test
    void aNewManifestInPartsBringsItsToolsAndWork() {
        CapabilityManifest next = Manifests.offering("edge-1", "host.disk");
        hellos.handle(peer, envelope(hello(next.hash())));
        assertThat(sender.only(HelloAck.class).manifestRequired()).isTrue();

        send(next.hash(), next.canonical());

        assertThat(life.told).contains("publish");
        assertThat(fleet.reserve("host.disk").answer()).isEqualTo(Picked.Answer.RESERVED);
        assertThat(fleet.reserve("host.uptime").answer()).isEqualTo(Picked.Answer.OFFLINE);
        assertThat(freed.heard()).hasSize(2);
    }

    @Test
    void aManifestThatIsRefusedLeavesTheOneOnRecordAndIsNotAskedForAgain() {
        hellos.handle(peer, envelope(hello(FleetInMemory.hash(9))));

        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> send(FleetInMemory.hash(9), "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        leases.handle(peer, envelope(renewal(1, FleetInMemory.hash(9), false)));

        assertThat(life.told).contains("manifestRefused").doesNotContain("publish");
        assertThat(sender.last(LeaseAck.class).manifestRequired()).isFalse();
        assertThat(fleet.directory.find(agent.id()).orElseThrow().tools()).containsOnlyKeys("host.uptime");
    }

    @Test
    void aGoodbyeEndsTheSession() {
        hellos.handle(peer, envelope(hello(agent.manifestHash())));

        goodbyes.handle(peer, envelope(new Goodbye("stopped")));

        assertThat(fleet.connected.view(agent.id())).isEmpty();
        assertThat(lost.heard()).containsExactly(new AgentLost(agent.id(), AgentLost.Reason.LEFT));
    }

    private void send(String hash, byte[] document) {
        int half = document.length / 2;
        manifests.handle(peer, envelope(part(hash, 0, Arrays.copyOfRange(document, 0, half))));
        manifests.handle(peer, envelope(part(hash, 1, Arrays.copyOfRange(document, half, document.length))));
    }

    private static ManifestPart part(String hash, int index, byte[] data) {
        return new ManifestPart(hash, 2, index, 2, Bytes.copyOf(data));
    }

    private List<Reconcile> cancelAll(org.xerotier.router.kernel.AgentId who, InFlightReconciler.Report report) {
        return report.inFlight().stream()
                .map(item -> new Reconcile(item.invocationId(), item.epoch(), Reconcile.Action.CANCEL))
                .toList();
    }

    private Hello hello(String manifestHash) {
        return new Hello(
                agent.id().value(),
                "t",
                "boot-1",
                "ledger-1",
                "1.0.0",
                4,
                1,
                1,
                manifestHash,
                1,
                10_000,
                "",
                inFlight());
    }

    private LeaseRenewal troubled(long sequence, String trouble) {
        return new LeaseRenewal(sequence, agent.manifestHash(), 1, false, 1, 4, trouble, inFlight());
    }

    private static LeaseRenewal renewal(long sequence, String manifestHash, boolean draining) {
        return new LeaseRenewal(sequence, manifestHash, 1, draining, 1, 4, "", inFlight());
    }

    private static List<InFlight> inFlight() {
        return List.of(new InFlight("inv_1", 3, InFlight.Phase.STARTED));
    }

    private static Envelope envelope(Frame frame) {
        return new Envelope(Envelope.VERSION, "frm-1", 1, "", frame);
    }

    private static final class Told extends MeshSender {
        final List<Frame> sent = new ArrayList<>();
        Runnable whileSending = () -> {};
        boolean unreachable;

        @Override
        public boolean trySend(PeerKey peer, Frame frame, String traceparent) {
            whileSending.run();
            sent.add(frame);
            return !unreachable;
        }

        <F extends Frame> F only(Class<F> type) {
            assertThat(sent).hasSize(1);
            return last(type);
        }

        <F extends Frame> F last(Class<F> type) {
            return type.cast(sent.get(sent.size() - 1));
        }
    }
}
