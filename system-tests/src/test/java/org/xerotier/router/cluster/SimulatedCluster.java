package org.xerotier.router.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xerotier.router.kernel.RouterId;
import org.xerotier.systemtests.simulation.Container;
import org.xerotier.systemtests.simulation.Transactions;

/** The room of the routers' list as the simulation drives it: its own classes, but for the table. */
public final class SimulatedCluster {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** The table of routers. */
    public static final class Shared {

        private record Listed(Announcement said, java.time.Instant since, java.time.Instant heard) {}

        private final Clock clock;
        private final Map<String, Listed> rows = new LinkedHashMap<>();

        public Shared(Clock clock) {
            this.clock = clock;
        }

        public boolean isListed(RouterId id) {
            return rows.containsKey(id.value());
        }

        /** Whether a router was heard within a time. */
        public boolean isAlive(String id, Duration timeout) {
            Listed row = rows.get(id);
            return row != null && row.heard.isAfter(clock.instant().minus(timeout));
        }
    }

    private SimulatedCluster() {}

    public static List<Class<?>> beans() {
        return List.of(RouterRoster.class, RouterService.class, Heartbeat.class);
    }

    public static Map<Class<?>, Object> given(Transactions transactions, Shared shared) {
        Map<Class<?>, Object> given = new LinkedHashMap<>();
        given.put(ClusterConfig.class, new ClusterConfig(TIMEOUT));
        given.put(RouterRepository.class, new Rows(transactions, shared));
        return given;
    }

    public static void start(Container router) {
        router.get(RouterRoster.class).name();
        router.get(Heartbeat.class).beat();
    }

    public static void everyTwoSeconds(Container router) {
        router.get(Heartbeat.class).beat();
    }

    private static final class Rows extends RouterRepository {
        private final Transactions transactions;
        private final Shared shared;

        Rows(Transactions transactions, Shared shared) {
            this.transactions = transactions;
            this.shared = shared;
        }

        @Override
        boolean beat(RouterId id) {
            boolean isListed = shared.isListed(id);
            transactions
                    .work()
                    .also(() -> shared.rows.computeIfPresent(
                            id.value(), (any, row) -> new Shared.Listed(row.said, row.since, shared.clock.instant())));
            return isListed;
        }

        @Override
        void announce(Announcement self) {
            transactions.work().also(() -> {
                shared.rows
                        .values()
                        .removeIf(row -> row.said.meshAddress().equals(self.meshAddress())
                                && !row.said.id().equals(self.id()));
                shared.rows.put(
                        self.id().value(), new Shared.Listed(self, shared.clock.instant(), shared.clock.instant()));
            });
        }

        @Override
        void remove(RouterId id) {
            transactions.work().also(() -> shared.rows.remove(id.value()));
        }

        @Override
        List<Object[]> list(int limit) {
            return shared.rows.values().stream()
                    .sorted(java.util.Comparator.comparing((Shared.Listed row) -> row.heard)
                            .reversed()
                            .thenComparing(row -> row.said.id().value()))
                    .limit(limit)
                    .map(row -> new Object[] {
                        row.said.id().value(),
                        row.said.meshAddress(),
                        row.said.curveKey(),
                        "1.0.0",
                        row.since.atOffset(ZoneOffset.UTC),
                        row.heard.atOffset(ZoneOffset.UTC),
                        Duration.between(row.heard, shared.clock.instant()).toMillis()
                    })
                    .toList();
        }
    }
}
