package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.TokenId;
import org.xerotier.router.mesh.Peer;

@ExtendWith(MigratedDatabase.class)
class AgentLifeSchemaTest {

    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final MigratedDatabase database;
    private final FleetRoom room;
    private final ProjectId project;
    private NewAgent agent;

    AgentLifeSchemaTest(MigratedDatabase database) {
        this.database = database;
        this.room = new FleetRoom(database);
        this.project = room.project();
        this.agent = room.applicant(project, "unused");
    }

    @BeforeEach
    void enrol() {
        agent = room.enrol(project, "edge-1");
        database.entities().run(entities -> room.clock.set(databaseTime(entities)));
    }

    @Test
    void anAgentIsPendingUntilItsFirstHelloAndActiveAfter() {
        assertThat(state()).isEqualTo("pending");

        Greeting greeting = greet("boot-1");

        assertThat(greeting.before()).isEqualTo(AgentState.PENDING);
        assertThat(greeting.manifestHash()).isEqualTo(agent.manifest().hash());
        assertThat(state()).isEqualTo("active");
        assertThat(events()).containsExactly("connected", "enrolled");
    }

    @Test
    void aSilentAgentBecomesStaleOnceAndComesBackByHello() {
        greet("boot-1");
        age(SILENCE);

        assertThat(this.<Boolean>life(life -> life.lose(agent.id(), SILENCE))).isTrue();
        assertThat(this.<Boolean>life(life -> life.lose(agent.id(), SILENCE))).isFalse();
        assertThat(state()).isEqualTo("stale");
        assertThat(room.audited).extracting(AuditEntry::action).containsExactly("agent.lease_lost");
        assertThat(room.away.heard())
                .containsExactly(new AgentAway(
                        agent.id(), agent.project(), agent.registrationName().value(), AgentLost.Reason.LEASE_LAPSED));

        greet("boot-1");
        assertThat(state()).isEqualTo("active");
        assertThat(events()).containsExactly("recovered", "lease_lost", "connected", "enrolled");
    }

    @Test
    void anAgentAnotherRouterHeardOfIsNotLost() {
        greet("boot-1");

        assertThat(this.<Boolean>life(life -> life.lose(agent.id(), SILENCE))).isFalse();
        assertThat(state()).isEqualTo("active");
    }

    @Test
    void aRoutersClockThatIsAheadMakesNoAgentYounger() {
        room.clock.set(room.clock.instant().plus(Duration.ofHours(1)));
        greet("boot-1");

        assertThat(secondsSinceSeen()).isBetween(-5L, 30L);
    }

    @Test
    void silencesAreWrittenInOneStatementAndNeverMakeAnAgentOlder() {
        greet("boot-1");
        age(Duration.ofHours(1));
        NewAgent second = room.enrol(project, "edge-2");

        run(life -> life.seen(List.of(heard(agent.id(), 5), heard(second.id(), 5))));
        assertThat(secondsSinceSeen()).isBetween(4L, 30L);

        run(life -> life.seen(List.of(heard(agent.id(), 4_000))));
        assertThat(secondsSinceSeen()).isBetween(4L, 30L);
    }

    @Test
    void agentsNobodyWritesOfAreFound() {
        greet("boot-1");
        assertThat(this.<List<AgentId>>life(life -> life.silentFor(SILENCE, 1_000)))
                .doesNotContain(agent.id());

        age(SILENCE.plusSeconds(1));

        assertThat(this.<List<AgentId>>life(life -> life.silentFor(SILENCE, 1_000)))
                .contains(agent.id());
    }

    @Test
    void drainingAndLeavingAreTold() {
        greet("boot-1");

        run(life -> life.drain(agent.id()));
        run(life -> life.drain(agent.id()));
        assertThat(state()).isEqualTo("draining");
        assertThat(this.<Boolean>life(life -> life.leave(agent.id(), "stopped")))
                .isTrue();
        assertThat(this.<Boolean>life(life -> life.leave(agent.id(), "stopped")))
                .isFalse();

        assertThat(state()).isEqualTo("stale");
        assertThat(events()).containsExactly("drained", "draining", "connected", "enrolled");
        assertThat(room.away.heard()).extracting(AgentAway::reason).containsExactly(AgentLost.Reason.LEFT);
    }

    @Test
    void aHelloWithAnotherKeyIdTokenOrVersionIsRefused() {
        NewAgent other = room.enrol(project, "edge-2");
        Peer stranger = new Peer(new PeerKey(other.curvePublicKey()), agent.id());
        room.refusedTokens.add("bad");

        refused("agent_unknown", life -> life.greet(stranger, hello("boot-1", "good", 1, 1)));
        refused("agent_unknown", life -> life.greet(peer(other), hello("boot-1", "good", 1, 1)));
        refused("agent_unknown", life -> life.greet(peer(agent), hello("boot-1", "bad", 1, 1)));
        refused("protocol_version_unsupported", life -> life.greet(peer(agent), hello("boot-1", "good", 2, 3)));
        assertThat(state()).isEqualTo("pending");
    }

    @Test
    void aRevokedAgentStaysRevoked() {
        greet("boot-1");
        database.entities().run(entities -> room.fleet(entities).revoke(Actors.admin(project), "edge-1", "stolen"));
        database.entities()
                .run(entities -> room.fleet(entities)
                        .revoke(Actors.admin(project), agent.id().value(), "again"));

        assertThat(state()).isEqualTo("revoked");
        assertThat(room.revoked.heard()).containsExactly(new AgentRevoked(agent.id(), project, "edge-1"));
        assertThat(room.audited).extracting(AuditEntry::action).containsExactly("agent.revoked");
        refused("agent_revoked", life -> life.greet(peer(agent), hello("boot-1", "good", 1, 1)));
        assertThat(this.<Boolean>life(life -> life.leave(agent.id(), "late"), "agent_revoked"))
                .isEmpty();
    }

    @Test
    void aNewManifestIsPutOnRecordWithWhatItChanges() {
        greet("boot-1");
        AcceptedManifest next = Manifests.accepted(Manifests.offering("edge-1", "host.disk"));
        ManifestChange change = ManifestChange.between(
                agent.manifest().manifest().tools(), next.manifest().tools());

        run(life -> life.declare(agent.id(), next.hash()));
        assertThat(view().manifestDrift()).isTrue();
        run(life -> life.publish(agent.id(), next, change));

        assertThat(view().manifestDrift()).isFalse();
        assertThat(view().manifestHash()).isEqualTo(next.hash());
        assertThat(events()).startsWith("manifest_changed");
        assertThat(document(next.hash()).map(ManifestIntake::stored)).contains(next.manifest());
    }

    @Test
    void onlyTheNewestManifestsOfAnAgentAreKept() {
        greet("boot-1");
        for (int i = 0; i < 15; i++) {
            room.clock.advance(Duration.ofSeconds(1));
            AcceptedManifest next = Manifests.accepted(Manifests.offering("edge-1", "host.tool" + i));
            run(life -> life.publish(agent.id(), next, ManifestChange.between(java.util.Map.of(), java.util.Map.of())));
        }

        long kept = database.entities()
                .commit(entities ->
                        (Long) entities.createNativeQuery("select count(*) from agent_manifests where agent_id = ?")
                                .setParameter(1, agent.id().value())
                                .getSingleResult());
        assertThat(kept).isBetween(10L, 11L);
        assertThat(document(view().manifestHash())).isPresent();
    }

    @Test
    void agentsAreListedByProjectAndStateAndFoundByName() {
        greet("boot-1");
        NewAgent second = room.enrol(project, "edge-2");

        assertThat(list(null)).containsExactly(second.id(), agent.id());
        assertThat(list(AgentState.PENDING)).containsExactly(second.id());
        assertThat(view().workspaces()).isEmpty();
        database.entities().run(entities -> {
            assertThat(room.fleet(entities).get(Actors.admin(project), "edge-2").id())
                    .isEqualTo(second.id());
            assertThatExceptionOfType(RouterException.class)
                    .isThrownBy(() -> room.fleet(entities)
                            .get(Actors.admin(room.project()), agent.id().value()))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(FleetError.AGENT_NOT_FOUND));
        });
    }

    @Test
    void aNameIsFreeAgainOnceItsAgentIsRevokedAndAKeyNever() {
        NewAgent namesake = room.applicant(project, "edge-1");
        assertThat(claim(namesake).kind()).isEqualTo(NameClaim.Kind.ANOTHER);

        database.entities().run(entities -> room.fleet(entities).revoke(Actors.admin(project), "edge-1", "retired"));

        assertThat(claim(namesake).kind()).isEqualTo(NameClaim.Kind.FREE);
        refusedClaim("agent_revoked", agent);
    }

    @Test
    void aKeyOfAnotherAgentIsRefusedAndTheSameAgentRecognised() {
        NewAgent copycat = new NewAgent(
                AgentId.next(room.ids),
                project,
                new RegistrationName("edge-9"),
                AgentRole.XEM,
                Region.DEFAULT,
                agent.curvePublicKey(),
                agent.signingPublicKey(),
                "1.0.0",
                agent.manifest());

        refusedClaim("curve_key_taken", copycat);
        assertThat(claim(agent).kind()).isEqualTo(NameClaim.Kind.OWN);
        assertThat(claim(agent).holder().map(AgentIdentity::id)).contains(agent.id());
    }

    private NameClaim claim(NewAgent wanted) {
        return database.entities()
                .commit(entities -> room.registrations(entities).claim(wanted));
    }

    @Test
    void aNewTokenRemembersTheOneBefore() {
        TokenId first = identity().token();
        TokenId second = TokenId.next(room.ids);

        database.entities().run(entities -> room.registrations(entities).issue(agent.id(), first, second));

        assertThat(identity().token()).isEqualTo(second);
        assertThat(identity().previousToken()).isEqualTo(first);
    }

    @Test
    void aTokenWhoseSuccessorWasLostTwiceIsStillRemembered() {
        TokenId first = identity().token();
        TokenId lost = TokenId.next(room.ids);
        TokenId third = TokenId.next(room.ids);
        database.entities().run(entities -> room.registrations(entities).issue(agent.id(), first, lost));

        database.entities().run(entities -> room.registrations(entities).issue(agent.id(), first, third));

        assertThat(identity().token()).isEqualTo(third);
        assertThat(identity().previousToken()).isEqualTo(first);
    }

    private AgentIdentity identity() {
        return database.entities()
                .commit(entities ->
                        room.registrations(entities).lock(agent.id()).orElseThrow());
    }

    private void refusedClaim(String code, NewAgent wanted) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> database.entities()
                        .run(entities -> room.registrations(entities).claim(wanted)))
                .satisfies(refusal -> assertThat(refusal.code().code()).isEqualTo(code));
    }

    private void refused(String code, Function<AgentLifeService, ?> call) {
        assertThat(life(call, code)).isEmpty();
    }

    /** Empty if it was refused with this code. */
    private <T> Optional<T> life(Function<AgentLifeService, T> call, String code) {
        try {
            return Optional.of(life(call));
        } catch (RouterException refusal) {
            assertThat(refusal.code().code()).isEqualTo(code);
            return Optional.empty();
        }
    }

    private <T> T life(Function<AgentLifeService, T> call) {
        return database.entities().commit(entities -> call.apply(room.life(entities)));
    }

    private void run(java.util.function.Consumer<AgentLifeService> call) {
        database.entities().run(entities -> call.accept(room.life(entities)));
    }

    private Greeting greet(String boot) {
        return life(life -> life.greet(peer(agent), hello(boot, "good", 1, 1)));
    }

    private Hello hello(String boot, String token, int min, int max) {
        return hello(agent, boot, token, min, max);
    }

    static Hello hello(NewAgent agent, String boot, String token, int min, int max) {
        return new Hello(
                agent.id().value(),
                token,
                boot,
                "ledger-1",
                "1.0.1",
                4,
                min,
                max,
                agent.manifest().hash(),
                1,
                10_000,
                "",
                List.of());
    }

    private static Peer peer(NewAgent agent) {
        return new Peer(new PeerKey(agent.curvePublicKey()), agent.id());
    }

    private static SessionView heard(AgentId agent, long secondsAgo) {
        return new SessionView(
                agent, "boot-1", false, true, 0, 1, false, "", Duration.ofSeconds(secondsAgo), Duration.ofSeconds(10));
    }

    private AgentView view() {
        return database.entities()
                .commit(entities -> room.fleet(entities)
                        .get(Actors.admin(project), agent.id().value()));
    }

    private List<AgentId> list(@org.jspecify.annotations.Nullable AgentState state) {
        return database.entities()
                .commit(entities ->
                        room.fleet(entities).list(Actors.admin(project), state, PageRequest.first()).items().stream()
                                .map(AgentView::id)
                                .toList());
    }

    private List<String> events() {
        return database.entities()
                .commit(
                        entities -> room
                                .fleet(entities)
                                .events(Actors.admin(project), agent.id().value(), PageRequest.first())
                                .items()
                                .stream()
                                .map(event -> event.type().wireName())
                                .toList());
    }

    private Optional<String> document(String hash) {
        return database.entities()
                .commit(entities -> FleetRoom.manifests(entities).find(agent.id(), hash));
    }

    private String state() {
        return database.entities()
                .commit(entities -> (String) entities.createNativeQuery("select state from agents where id = ?")
                        .setParameter(1, agent.id().value())
                        .getSingleResult());
    }

    private long secondsSinceSeen() {
        return database.entities()
                .commit(entities -> ((Number) entities.createNativeQuery(
                                        "select cast(extract(epoch from now() - last_seen_at) as bigint) from agents where id = ?")
                                .setParameter(1, agent.id().value())
                                .getSingleResult())
                        .longValue());
    }

    /** Lets time pass for an agent's last sign of life, since the database's clock cannot be turned. */
    private void age(Duration by) {
        database.entities()
                .run(entities -> entities.createNativeQuery(
                                "update agents set last_seen_at = last_seen_at - ? * interval '1 ms' where id = ?")
                        .setParameter(1, by.toMillis())
                        .setParameter(2, agent.id().value())
                        .executeUpdate());
    }

    private static java.time.Instant databaseTime(EntityManager entities) {
        Object now = entities.createNativeQuery("select cast(extract(epoch from now()) * 1000 as bigint)")
                .getSingleResult();
        return java.time.Instant.ofEpochMilli(((Number) now).longValue());
    }
}
