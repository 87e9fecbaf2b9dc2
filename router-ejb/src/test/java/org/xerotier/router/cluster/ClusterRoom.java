package org.xerotier.router.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.xerotier.mesh.key.CurveKeyPair;
import org.xerotier.router.Actors;
import org.xerotier.router.Fired;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.MutableClock;
import org.xerotier.router.kernel.Readiness;
import org.xerotier.router.kernel.RouterId;
import org.xerotier.router.mesh.MeshConfig;
import org.xerotier.router.security.RouterKeys;

/** One router's room on a real database, wired by hand; each beat is a transaction. */
public final class ClusterRoom {

    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final CurveKeyPair KEY = CurveKeyPair.generate(Actors.RANDOM);

    public final RouterRoster roster;
    final Heartbeat heartbeat = new Heartbeat();
    final Fired<RouterLost> lost = new Fired<>();

    public ClusterRoom(MigratedDatabase database, String address) {
        roster = roster(address);
        heartbeat.routers = new Transactions(database);
        heartbeat.roster = roster;
        heartbeat.lost = lost;
    }

    public void beat() {
        heartbeat.beat();
    }

    /** A roster that knows nobody else. */
    public static RouterRoster roster(String address) {
        RouterRoster roster = new RouterRoster();
        roster.mesh = new MeshConfig("127.0.0.1:1", address, 1, 1, Duration.ofSeconds(1));
        roster.keys = new RouterKeys() {
            @Override
            public CurveKeyPair curve() {
                return KEY;
            }
        };
        roster.readiness = new Readiness(new MutableClock(), "1.0");
        roster.ids = Actors.IDS;
        roster.config = new ClusterConfig(TIMEOUT);
        roster.name();
        return roster;
    }

    /** A roster that has heard of another router that lives. */
    public static RouterRoster besides(RouterId other) {
        RouterRoster roster = roster("tcp://127.0.0.1:1");
        roster.take(List.of(new RouterView(
                other,
                "tcp://127.0.0.1:2",
                "ab".repeat(32),
                "1.0",
                Instant.EPOCH,
                Instant.EPOCH,
                Duration.ZERO,
                true)));
        return roster;
    }

    private static final class Transactions extends RouterService {

        private final MigratedDatabase database;

        Transactions(MigratedDatabase database) {
            this.database = database;
        }

        @Override
        public Beaten beat(Announcement self) {
            return database.entities().commit(entities -> {
                rows = new RouterRepository();
                rows.entities = entities;
                config = new ClusterConfig(TIMEOUT);
                return super.beat(self);
            });
        }

        @Override
        public void leave(RouterId id) {
            database.entities().run(entities -> {
                rows = new RouterRepository();
                rows.entities = entities;
                super.leave(id);
            });
        }
    }
}
