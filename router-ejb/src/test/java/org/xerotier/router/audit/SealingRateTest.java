package org.xerotier.router.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.MigratedDatabase;

/** Figures inform: eight writers on one project, a commit per row, and a sealer beside them. What decides is the chain. */
@ExtendWith(MigratedDatabase.class)
class SealingRateTest {

    private static final int WRITERS = 8;
    private static final int EACH = 500;

    @Test
    void theSealerKeepsUpWithEightWritersOfOneProject(MigratedDatabase shared) throws Exception {
        SealedLog log = new SealedLog(shared.fresh("seal_rate"));
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        AtomicBoolean isOver = new AtomicBoolean();
        try {
            long begun = System.nanoTime();
            Future<Integer> sealer = threads.submit(() -> {
                int sealed = 0;
                while (!isOver.get()) {
                    sealed += log.seal();
                }
                return sealed;
            });
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(threads.submit(() -> write(log)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            long written = System.nanoTime();
            isOver.set(true);
            int rows = sealer.get() + log.seal();
            long sealed = System.nanoTime();
            System.out.printf(
                    "appends: %d/s with %d writers; the last was sealed %d ms after the last commit%n",
                    rows * 1_000_000_000L / (written - begun), WRITERS, (sealed - written) / 1_000_000);
            log.write(20_000);
            long from = System.nanoTime();
            int backlog = log.seal();
            System.out.printf("sealing: %d rows/s%n", backlog * 1_000_000_000L / (System.nanoTime() - from));

            log.checkpoint();
            assertThat(rows).isEqualTo(WRITERS * EACH);
            assertThat(SealedLog.verify(log.export(), List.of()).fault()).isNull();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void write(SealedLog log) {
        for (int i = 0; i < EACH; i++) {
            try (EntityManager entities = log.database.entities().manager()) {
                entities.getTransaction().begin();
                AuditRoom.log(entities, log.clock).record(log.actor, AuditEntry.of("thing.made", "thing", "t" + i));
                entities.getTransaction().commit();
            }
        }
    }
}
