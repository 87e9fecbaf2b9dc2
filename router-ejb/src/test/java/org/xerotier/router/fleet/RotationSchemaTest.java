package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.util.PSQLException;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Bytes;
import org.xerotier.mesh.frame.CurveRotateAck;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.mesh.key.SigningKey;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.TokenId;
import org.xerotier.router.mesh.Peer;

/** How an agent changes its CURVE key, on a real database. */
@ExtendWith(MigratedDatabase.class)
class RotationSchemaTest {

    private final MigratedDatabase database;
    private final FleetRoom room;
    private final ProjectId project;
    private final SigningKey signing = SigningKey.generate(Actors.RANDOM);
    private final String oldKey = fresh();
    private final String newKey = fresh();
    private NewAgent agent;

    RotationSchemaTest(MigratedDatabase database) {
        this.database = database;
        this.room = new FleetRoom(database);
        this.project = room.project();
        this.agent = room.applicant(project, "unused");
    }

    @BeforeEach
    void enrol() {
        agent = new NewAgent(
                AgentId.next(room.ids),
                project,
                new RegistrationName("edge-1"),
                AgentRole.XEM,
                Region.DEFAULT,
                oldKey,
                signing.verifyingKey().hex(),
                "1.0.0",
                Manifests.accepted(Manifests.offering("edge-1", "host.uptime")));
        database.entities().run(entities -> room.registrations(entities).register(agent, TokenId.next(room.ids)));
        greet(oldKey);
    }

    @Test
    void theNewKeyIsLetInBesideTheOldAndAloneAfterTheFirstHelloUnderIt() {
        RotationView asked = ask("yearly");
        assertThat(asked.state()).isEqualTo(RotationState.ASKED);
        assertThat(routed()).isEqualTo(List.of(oldKey));

        answer(ack(asked, newKey, signing));
        assertThat(routed()).isEqualTo(List.of(oldKey, newKey));
        greet(oldKey);

        greet(newKey);

        assertThat(routed()).isEqualTo(List.of(newKey));
        assertThat(last().state()).isEqualTo(RotationState.DONE);
        refused("agent_unknown", () -> greet(oldKey));
        greet(newKey);
        assertThat(room.keys.heard())
                .containsExactly(
                        new AgentKeysChanged(agent.id(), new PeerKey(oldKey), Optional.of(new PeerKey(newKey))),
                        new AgentKeysChanged(agent.id(), new PeerKey(newKey), Optional.empty()));
        assertThat(events()).containsSubsequence("curve_rotated", "curve_key_admitted", "curve_rotation_asked");
    }

    @Test
    void askingTwiceIsOneRotationAndTheSameAnswerTwiceIsOne() {
        RotationView asked = ask("yearly");
        assertThat(ask("again").id()).isEqualTo(asked.id());
        assertThat(ask("again").reason()).isEqualTo("yearly");

        answer(ack(asked, newKey, signing));
        answer(ack(asked, newKey, signing));

        assertThat(room.keys.heard()).hasSize(1);
    }

    @Test
    void anAnswerThatDoesNotHoldLetsNobodyIn() {
        RotationView asked = ask("yearly");
        SigningKey stranger = SigningKey.generate(Actors.RANDOM);
        NewAgent other = room.enrol(project, "edge-2");

        refused("curve_rotation_refused", () -> answer(ack(asked, newKey, stranger)));
        refused("curve_rotation_refused", () -> answer(ack(asked, oldKey, signing)));
        refused("curve_rotation_refused", () -> answer(ack(asked, other.curvePublicKey(), signing)));
        refused(
                "curve_rotation_refused",
                () -> answer(new CurveRotateAck(
                        "rot_" + "0".repeat(32),
                        newKey,
                        ack(asked, newKey, signing).signature())));
        assertThat(routed()).contains(oldKey).doesNotContain(newKey);

        answer(ack(asked, newKey, signing));
        refused("curve_rotation_refused", () -> answer(ack(asked, fresh(), signing)));
    }

    @Test
    void nobodyAnswersAfterADay() {
        RotationView asked = ask("yearly");
        room.clock.advance(CurveRotation.ANSWERED_WITHIN);

        refused("curve_rotation_refused", () -> answer(ack(asked, newKey, signing)));
        database.entities().run(entities -> room.rotations(entities).expire(1_000));

        assertThat(last().state()).isEqualTo(RotationState.EXPIRED);
        assertThat(ask("again").id()).isNotEqualTo(asked.id());
    }

    @Test
    void aKeyThatWasAdmittedDoesNotExpireSinceTheAgentMayHaveSwitched() {
        RotationView asked = ask("yearly");
        answer(ack(asked, newKey, signing));
        room.clock.advance(CurveRotation.ANSWERED_WITHIN.plus(Duration.ofDays(1)));
        database.entities().run(entities -> room.rotations(entities).expire(1_000));

        greet(newKey);

        assertThat(last().state()).isEqualTo(RotationState.DONE);
    }

    @Test
    void aKeyThatWasLeftIsNeverEnrolledAgain() {
        RotationView asked = ask("yearly");
        answer(ack(asked, newKey, signing));
        greet(newKey);
        NewAgent thief = new NewAgent(
                AgentId.next(room.ids),
                project,
                new RegistrationName("thief"),
                AgentRole.XEM,
                Region.DEFAULT,
                oldKey,
                signing.verifyingKey().hex(),
                "1.0.0",
                Manifests.accepted(Manifests.offering("thief", "host.uptime")));

        refused(
                "curve_key_taken",
                () -> database.entities()
                        .run(entities -> room.registrations(entities).claim(thief)));
    }

    @Test
    void theDatabaseLetsNoKeyTurnWithoutARotation() throws SQLException {
        assertThat(sql("update agents set curve_public_key = '%s' where id = '%s'".formatted(newKey, agent.id())))
                .isEqualTo("agents_identity_is_immutable");
        RotationView asked = ask("yearly");
        assertThat(sql("update agents set curve_public_key = '%s' where id = '%s'".formatted(newKey, agent.id())))
                .isEqualTo("agents_identity_is_immutable");
        answer(ack(asked, newKey, signing));
        assertThat(sql("update agents set curve_public_key = '%s' where id = '%s'".formatted(fresh(), agent.id())))
                .isEqualTo("agents_identity_is_immutable");
        assertThat(sql("update curve_rotations set new_key = '%s' where id = '%s'".formatted(fresh(), asked.id())))
                .isEqualTo("curve_rotations_key_is_set_once");
        assertThat(sql("update curve_rotations set state = 'asked' where id = '%s'".formatted(asked.id())))
                .isEqualTo("curve_rotations_state_follows_its_life");
    }

    @Test
    void whoSaysHelloAsAnotherWithItsTokenStopsBothAndWithoutItIsMerelyRefused() {
        NewAgent rogue = room.enrol(project, "rogue");
        Peer peer = new Peer(new PeerKey(rogue.curvePublicKey()), rogue.id());
        room.refusedTokens.add("not-the-token");

        refused("agent_unknown", () -> collide(peer, "not-the-token"));
        assertThat(standing(agent.id())).isEqualTo("active");

        assertThat(collide(peer, "the-token")).isTrue();

        assertThat(standing(agent.id())).isEqualTo("conflict_pill");
        assertThat(standing(rogue.id())).isEqualTo("conflict_pill");
        greet(oldKey);
        assertThat(standing(agent.id()))
                .as("it reports what it has, and gets nothing")
                .isEqualTo("conflict_pill");
        database.entities()
                .run(entities -> room.conflicts(entities)
                        .recover(
                                Actors.admin(project),
                                "edge-1",
                                agent.id().value(),
                                "the rogue's host was broken into"));
        assertThat(standing(agent.id())).isEqualTo("active");
        assertThat(standing(rogue.id())).isEqualTo("revoked");
    }

    private boolean collide(Peer peer, String token) {
        return database.entities()
                .commit(entities ->
                        room.conflicts(entities).collide(peer, agent.id().value(), token));
    }

    private String standing(AgentId id) {
        return database.entities()
                .commit(entities -> (String) entities.createNativeQuery("select standing from agents where id = ?")
                        .setParameter(1, id.value())
                        .getSingleResult());
    }

    private RotationView ask(String reason) {
        return database.entities()
                .commit(entities -> room.rotations(entities).ask(Actors.admin(project), "edge-1", reason));
    }

    private RotationView last() {
        return database.entities()
                .commit(entities -> room.rotations(entities)
                        .last(Actors.admin(project), "edge-1")
                        .orElseThrow());
    }

    private void answer(CurveRotateAck ack) {
        database.entities().run(entities -> room.rotations(entities).answer(agent.id(), ack));
    }

    private CurveRotateAck ack(RotationView asked, String key, SigningKey by) {
        byte[] text = CurveRotateAck.signedText(agent.id().value(), asked.id().value(), key);
        return new CurveRotateAck(asked.id().value(), key, Bytes.copyOf(by.sign(text)));
    }

    private Greeting greet(String key) {
        Hello hello = AgentLifeSchemaTest.hello(agent, "boot-1", "good", 1, 1);
        return database.entities()
                .commit(entities -> room.life(entities).greet(new Peer(new PeerKey(key), agent.id()), hello));
    }

    private List<String> routed() {
        return database.entities()
                .commit(entities -> FleetRoom.agents(entities).routing().stream()
                        .filter(row -> row.agent().equals(agent.id()))
                        .flatMap(row -> java.util.stream.Stream.of(row.curvePublicKey(), row.nextKeyHex()))
                        .filter(java.util.Objects::nonNull)
                        .toList());
    }

    private List<String> events() {
        Function<jakarta.persistence.EntityManager, List<String>> read = entities ->
                room
                        .fleet(entities)
                        .events(Actors.admin(project), agent.id().value(), PageRequest.first())
                        .items()
                        .stream()
                        .map(event -> event.type().wireName())
                        .toList();
        return database.entities().commit(read::apply);
    }

    private String sql(String statement) throws SQLException {
        try (var connection = database.app();
                var running = connection.createStatement()) {
            running.executeUpdate(statement);
            return "done";
        } catch (PSQLException refused) {
            var message = refused.getServerErrorMessage();
            return message == null ? "none" : String.valueOf(message.getConstraint());
        }
    }

    private static String fresh() {
        return CurveKeyPair.generate(Actors.RANDOM).publicKey().hex();
    }

    private static void refused(String code, Runnable call) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(call::run)
                .satisfies(refusal -> assertThat(refusal.code().code()).isEqualTo(code));
    }
}
