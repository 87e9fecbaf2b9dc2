package org.xerotier.router.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.frame.RouterContact;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.kernel.RouterId;

@ExtendWith(MigratedDatabase.class)
class HeartbeatSchemaTest {

    private final MigratedDatabase database;
    private final ClusterRoom one;
    private final ClusterRoom other;

    HeartbeatSchemaTest(MigratedDatabase database) {
        this.database = database;
        this.one = new ClusterRoom(database, "tcp://one:5555");
        this.other = new ClusterRoom(database, "tcp://other:5555");
    }

    @AfterEach
    void empty() {
        database.entities()
                .run(entities ->
                        entities.createNativeQuery("delete from routers").executeUpdate());
    }

    @Test
    void aRouterAloneTellsAgentsOfItself() {
        one.beat();

        assertThat(one.roster.isAlone()).isTrue();
        assertThat(one.roster.contacts())
                .containsExactly(new RouterContact(
                        one.roster.self().value(),
                        "tcp://one:5555",
                        one.roster.announcement().curveKey()));
    }

    @Test
    void eachRouterLearnsOfTheOtherWithItsNextBeat() {
        one.beat();
        other.beat();
        assertThat(other.roster.isAlone()).isFalse();
        assertThat(one.roster.isAlone()).isTrue();

        one.beat();

        assertThat(one.roster.isAlone()).isFalse();
        assertThat(one.roster.contacts()).isEqualTo(other.roster.contacts());
        assertThat(one.roster.contacts())
                .extracting(RouterContact::address)
                .containsExactlyInAnyOrder("tcp://one:5555", "tcp://other:5555");
    }

    @Test
    void aSilentRouterIsLostOnceAndAgentsAreToldOfItForAMinuteMore() {
        bothBeat();
        silence(other, ClusterRoom.TIMEOUT);

        one.beat();
        one.beat();

        assertThat(one.lost.heard()).containsExactly(new RouterLost(other.roster.self()));
        assertThat(one.roster.isAlone()).isTrue();
        assertThat(one.roster.contacts()).hasSize(2);

        silence(other, ClusterConfig.TOLD_FOR);
        one.beat();
        assertThat(one.roster.contacts()).hasSize(1);
    }

    @Test
    void aRouterThatEndsInGoodOrderIsLostAtTheNextBeat() {
        bothBeat();

        other.heartbeat.end();
        one.beat();

        assertThat(one.lost.heard()).containsExactly(new RouterLost(other.roster.self()));
        assertThat(one.roster.contacts()).hasSize(1);
    }

    @Test
    void aRestartedRouterTakesItsOwnPlaceUnderANewId() {
        bothBeat();

        ClusterRoom restarted = new ClusterRoom(database, "tcp://other:5555");
        restarted.beat();
        one.beat();

        assertThat(one.lost.heard()).containsExactly(new RouterLost(other.roster.self()));
        assertThat(one.roster.contacts())
                .extracting(RouterContact::id)
                .containsExactlyInAnyOrder(
                        one.roster.self().value(), restarted.roster.self().value());
    }

    @Test
    void oneThatWasTakenForDeadComesBackWithItsNextBeat() {
        bothBeat();
        silence(other, ClusterRoom.TIMEOUT);
        one.beat();

        other.beat();
        one.beat();

        assertThat(one.roster.isAlone()).isFalse();
        assertThat(one.lost.heard()).hasSize(1);
    }

    @Test
    void nobodyLosesItself() {
        one.beat();
        silence(one, Duration.ofHours(1));
        remove(one.roster.self());

        one.beat();

        assertThat(one.lost.heard()).isEmpty();
        assertThat(one.roster.contacts()).hasSize(1);
    }

    private void bothBeat() {
        one.beat();
        other.beat();
        one.beat();
    }

    private void silence(ClusterRoom router, Duration by) {
        database.entities()
                .run(entities -> entities.createNativeQuery(
                                "update routers set heartbeat_at = clock_timestamp() - ? * interval '1 ms' where id = ?")
                        .setParameter(1, by.toMillis())
                        .setParameter(2, router.roster.self().value())
                        .executeUpdate());
    }

    private void remove(RouterId router) {
        database.entities()
                .run(entities -> entities.createNativeQuery("delete from routers where id = ?")
                        .setParameter(1, router.value())
                        .executeUpdate());
    }
}
