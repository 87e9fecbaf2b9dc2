package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.MigratedDatabase;

/** What several routers ask of one queue, on a real database. */
@ExtendWith(MigratedDatabase.class)
class SharedQueueSchemaTest {

    private final MigratedDatabase database;
    private final InvocationRoom room = new InvocationRoom();
    private Invocation first = room.queued(RiskLevel.READ, true);
    private Invocation second = room.queued(RiskLevel.READ, true);

    SharedQueueSchemaTest(MigratedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void queue() {
        // One database for all tests, and the queue is everybody's.
        database.entities()
                .run(entities -> entities.createNativeQuery(
                                "update invocations set status = 'cancelled', ended_at = now() where status = 'queued'")
                        .executeUpdate());
        first = room.queued(RiskLevel.READ, true);
        second = room.queued(RiskLevel.READ, true);
        database.entities().run(entities -> {
            entities.persist(first);
            entities.persist(second);
        });
    }

    @AfterEach
    void empty() {
        database.entities()
                .run(entities -> entities.createNativeQuery("update invocations set status = 'cancelled',"
                                + " ended_at = now() where project_id = ?")
                        .setParameter(1, room.project.value())
                        .executeUpdate());
    }

    @Test
    void oneRouterPassesOverWhatAnotherLooksAtAndWaitsForNobody() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<List<Invocation>> theirs = other.submit(() -> ask(rows -> {
            List<Invocation> locked = rows.lockWaiting(1, null);
            held.countDown();
            await(looked);
            return locked;
        }));
        await(held);

        List<Invocation> ours = ask(rows -> rows.lockWaiting(10, null));
        looked.countDown();

        assertThat(theirs.get(10, TimeUnit.SECONDS)).extracting(Invocation::id).containsExactly(first.id());
        assertThat(ours).extracting(Invocation::id).containsExactly(second.id());
        other.shutdown();
    }

    @Test
    void theEndOfTheQueueIsTheSameForAll() {
        assertThat(ask(InvocationRepository::newestWaiting))
                .singleElement()
                .satisfies(row -> assertThat(QueueEnd.of(row))
                        .isEqualTo(new QueueEnd(second.id().value(), second.workspace(), second.tool())));
    }

    @Test
    void whatWasDispatchedAndHasNotBegunIsFoundInPages() {
        dispatch(first);
        dispatch(second);
        Instant later = InvocationRoom.NOW.plusSeconds(1);

        List<Unbegun> page = unbegun(later, InvocationRoom.NOW.minusSeconds(1), "", 1);
        assertThat(page).containsExactly(new Unbegun(first.id(), room.agentId, InvocationRoom.NOW));
        assertThat(unbegun(later, InvocationRoom.NOW, page.get(0).invocation().value(), 10))
                .extracting(Unbegun::invocation)
                .containsExactly(second.id());
        assertThat(unbegun(InvocationRoom.NOW, Instant.EPOCH, "", 10)).isEmpty();
    }

    @Test
    void theNumberOfTheLastEventIsToldForThoseAskedFor() {
        List<Object[]> found = database.entities().commit(entities -> {
            ReadRepository rows = new ReadRepository();
            rows.em = entities;
            return rows.lastEvents(List.of(first.id().value(), "inv_none"));
        });

        assertThat(found).singleElement().satisfies(row -> {
            assertThat(row[0]).isEqualTo(first.id().value());
            assertThat(((Number) row[1]).longValue()).isZero();
        });
    }

    private List<Unbegun> unbegun(Instant before, Instant since, String behind, int limit) {
        return ask(rows -> rows.unbegun(before, since, behind, limit)).stream()
                .map(Unbegun::of)
                .toList();
    }

    private void dispatch(Invocation invocation) {
        database.entities()
                .run(entities -> entities.createNativeQuery("update invocations set status = 'dispatched', epoch = 1,"
                                + " agent_id = ?, dispatched_at = cast(? as timestamptz) where id = ?")
                        .setParameter(1, room.agentId.value())
                        .setParameter(2, InvocationRoom.NOW.toString())
                        .setParameter(3, invocation.id().value())
                        .executeUpdate());
    }

    private <T> T ask(Function<InvocationRepository, T> question) {
        return database.entities().commit(entities -> {
            InvocationRepository rows = new InvocationRepository();
            rows.em = entities;
            return question.apply(rows);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
