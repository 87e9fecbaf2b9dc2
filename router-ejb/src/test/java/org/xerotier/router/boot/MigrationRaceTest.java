package org.xerotier.router.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.xerotier.provision.postgres.EmbeddedPostgres;
import org.xerotier.provision.postgres.RouterDatabase;

class MigrationRaceTest {

    private static final int ROUTERS = 3;

    /** Routers that start at the same moment on an empty database: each migration is applied once, and all start. */
    @Test
    void oneOfManyMigratesAndTheOthersWait() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.temporary(Path.of("target", "postgres"))) {
            RouterDatabase database = RouterDatabase.in(server);
            CyclicBarrier together = new CyclicBarrier(ROUTERS);
            ExecutorService routers = Executors.newFixedThreadPool(ROUTERS);
            List<Future<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < ROUTERS; i++) {
                runs.add(routers.submit(() -> {
                    together.await(30, TimeUnit.SECONDS);
                    return new SchemaMigration(owner(database), database.app().user()).run();
                }));
            }
            int applied = 0;
            for (Future<Integer> run : runs) {
                applied += run.get(2, TimeUnit.MINUTES);
            }
            routers.shutdown();

            try (var connection = database.connectAsOwner();
                    var rows = connection
                            .createStatement()
                            .executeQuery(
                                    "select count(*) from flyway_schema_history where success and version is not null")) {
                rows.next();
                assertThat(applied).isPositive().isEqualTo(rows.getInt(1));
            }
        }
    }

    private static PGSimpleDataSource owner(RouterDatabase database) {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setURL(database.jdbcUrl());
        owner.setUser(database.owner().user());
        owner.setPassword(database.owner().password());
        return owner;
    }
}
