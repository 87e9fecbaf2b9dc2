package org.xerotier.router.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.api.PeerKey;
import org.xerotier.mesh.frame.Hello;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.cluster.ClusterRoom;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.mesh.Peer;

/** An agent that speaks with two routers is lost when the last of them has lost it, and not before. */
@ExtendWith(MigratedDatabase.class)
class SharedAgentSchemaTest {

    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final MigratedDatabase database;
    private final FleetRoom room;
    private final ClusterRoom one;
    private final ClusterRoom other;
    private final ProjectId project;
    private NewAgent agent;

    SharedAgentSchemaTest(MigratedDatabase database) {
        this.database = database;
        this.room = new FleetRoom(database);
        this.one = new ClusterRoom(database, "tcp://one:5555");
        this.other = new ClusterRoom(database, "tcp://other:5555");
        this.project = room.project();
        this.agent = room.applicant(project, "unused");
    }

    @BeforeEach
    void connectToBoth() {
        one.beat();
        other.beat();
        agent = room.enrol(project, "edge-1");
        greet(one);
        greet(other);
        age(SILENCE);
    }

    @AfterEach
    void empty() {
        sql("delete from routers");
    }

    @Test
    void aLapseAtOneRouterSaysNothingWhileTheOtherHasASession() {
        assertThat(lose(one)).isFalse();
        assertThat(state()).isEqualTo("active");

        assertThat(lose(other)).isTrue();
        assertThat(state()).isEqualTo("stale");
        assertThat(lose(one)).isFalse();
    }

    @Test
    void aSessionWithADeadRouterKeepsNobodyAlive() {
        sql("update routers set heartbeat_at = clock_timestamp() - interval '10 s' where id = '" + other.roster.self()
                + "'");

        assertThat(lose(one)).isTrue();
    }

    @Test
    void anAgentHasLeftWhenItSaidGoodbyeToAll() {
        assertThat(leave(one)).isFalse();
        assertThat(state()).isEqualTo("active");

        assertThat(leave(other)).isTrue();
        assertThat(state()).isEqualTo("stale");
    }

    @Test
    void sessionsOnRecordFollowThoseThereAre() {
        sql("update agent_sessions set since = now() - interval '1 min'");
        at(one, life -> life.seen(List.of(heard(room.enrol(project, "edge-2").id()))));

        assertThat(sessions(one)).isEqualTo(1);
        assertThat(lose(other)).as("the one router has it no more").isTrue();

        sql("update agent_sessions set since = now() - interval '1 min'");
        givenUp(one);
        assertThat(sessions(one)).isEqualTo(1);
    }

    @Test
    void aSessionThatHasJustBegunIsNotTakenForGone() {
        at(one, life -> life.seen(List.of(heard(room.enrol(project, "edge-2").id()))));

        assertThat(lose(other)).isFalse();
    }

    @Test
    void anAgentThatWasGivenUpIsNamedToTheRouterThatStillHasIt() {
        assertThat(givenUp(other)).isEmpty();
        sql("delete from agent_sessions where router_id = '" + other.roster.self() + "'");
        age(SILENCE);
        assertThat(lose(one)).isTrue();

        assertThat(givenUp(other)).containsExactly(agent.id());

        greet(other);
        assertThat(givenUp(other)).isEmpty();
        assertThat(state()).isEqualTo("active");
    }

    @Test
    void aRouterThatWasTakenOffTheListCanBeGreetedAllTheSame() {
        sql("delete from routers");

        assertThat(greet(one).before()).isEqualTo(AgentState.ACTIVE);
        assertThat(sessions(one)).isZero();

        one.beat();
        givenUp(one);
        assertThat(sessions(one)).isEqualTo(1);
    }

    @Test
    void anotherRouterIsAskedForOnlyIfItLivesAndHasTheAgent() {
        assertThat(isElsewhere(one)).isTrue();

        lose(other);
        assertThat(isElsewhere(one)).as("the other has it no more").isFalse();

        greet(other);
        sql("update routers set heartbeat_at = clock_timestamp() - interval '10 s' where id = '" + other.roster.self()
                + "'");
        assertThat(isElsewhere(one)).as("the other is dead").isFalse();
    }

    private boolean isElsewhere(ClusterRoom router) {
        return database.entities()
                .commit(entities -> FleetRoom.agents(entities)
                        .isElsewhere(List.of(agent.id()), router.roster.self(), router.roster.timeout()));
    }

    private boolean lose(ClusterRoom router) {
        return at(router, life -> life.lose(agent.id(), SILENCE));
    }

    private boolean leave(ClusterRoom router) {
        return at(router, life -> life.leave(agent.id(), "stopped"));
    }

    private Greeting greet(ClusterRoom router) {
        return at(router, life -> life.greet(peer(), hello()));
    }

    private List<AgentId> givenUp(ClusterRoom router) {
        return at(router, life -> life.seen(List.of(heard(agent.id()))));
    }

    private <T> T at(ClusterRoom router, Function<AgentLifeService, T> act) {
        return database.entities().commit(entities -> act.apply(room.life(entities, router.roster)));
    }

    private String state() {
        return database.entities()
                .commit(entities -> (String) entities.createNativeQuery("select state from agents where id = ?")
                        .setParameter(1, agent.id().value())
                        .getSingleResult());
    }

    private long sessions(ClusterRoom router) {
        return database.entities()
                .commit(entities ->
                        (Long) entities.createNativeQuery("select count(*) from agent_sessions where router_id = ?")
                                .setParameter(1, router.roster.self().value())
                                .getSingleResult());
    }

    private void age(Duration by) {
        sql("update agents set last_seen_at = now() - interval '" + by.toSeconds() + " s' where id = '" + agent.id()
                + "'");
    }

    private void sql(String statement) {
        database.entities()
                .run(entities -> entities.createNativeQuery(statement).executeUpdate());
    }

    private Peer peer() {
        return new Peer(new PeerKey(agent.curvePublicKey()), agent.id());
    }

    private Hello hello() {
        return AgentLifeSchemaTest.hello(agent, "boot-1", "good", 1, 1);
    }

    private static SessionView heard(AgentId agent) {
        return new SessionView(agent, "boot-1", false, true, 0, 1, false, "", SILENCE, Duration.ofSeconds(1));
    }
}
