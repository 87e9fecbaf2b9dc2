package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.router.Actors;
import org.xerotier.router.MigratedDatabase;
import org.xerotier.router.approval.ApprovalRoom;
import org.xerotier.router.fleet.GateWord;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.workspace.WorkspaceRoom;

/** Pauses of agents, and what happens to dispatches that are under way when somebody pauses, on a real PostgreSQL. */
@ExtendWith(MigratedDatabase.class)
class AgentPauseTest extends ConsentFlow {

    private static final String ASKS_NOBODY = "{\"levels\":{\"destructive\":{\"require_approval\":false}}}";

    private final Actor dispatcher = Actor.system("test", Actors.request());
    private final MigratedDatabase base;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    AgentPauseTest(MigratedDatabase database) {
        super(database);
        base = database;
        people.policy = ApprovalRoom.policy(ASKS_NOBODY);
        claim();
    }

    /** Nothing stays in the queue, which other tests share. */
    @AfterEach
    void stop() {
        threads.shutdownNow();
        resume(null);
        fleet.refreshed();
        claim();
    }

    @Test
    void aCallForAPausedAgentWaitsThoughThisRouterDoesNotKnowOfThePauseYet() {
        pause(null);

        InvocationView asked = invoke("{\"name\":\"web\"}");

        assertThat(now(asked).status()).isEqualTo(InvocationStatus.QUEUED);
        assertThat(dispatched.heard()).isEmpty();
    }

    @Test
    void whatWaitedLeavesAfterTheResume() {
        pause(null);
        InvocationView asked = invoke("{\"name\":\"web\"}");
        claim();
        assertThat(now(asked).status()).isEqualTo(InvocationStatus.QUEUED);

        resume(null);
        fleet.refreshed();
        claim();

        assertThat(now(asked).status()).isEqualTo(InvocationStatus.DISPATCHED);
    }

    @Test
    void aPauseInTheWorkspaceHoldsItsCalls() {
        pause(people.workspace.value());

        InvocationView asked = invoke("{\"name\":\"web\"}");

        assertThat(now(asked).status()).isEqualTo(InvocationStatus.QUEUED);
        resume(people.workspace.value());
        fleet.refreshed();
        claim();
        assertThat(now(asked).status()).isEqualTo(InvocationStatus.DISPATCHED);
    }

    @Test
    void aPauseWaitsForTheDispatchUnderWayAndEveryLaterOneSeesIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<GateWord> dispatch = threads.submit(() -> base.entities().commit(entities -> {
            GateWord word = fleet.gate(entities).ask(people.workspace, agent);
            asked.countDown();
            await(goOn);
            return word;
        }));
        await(asked);
        Future<?> pause = threads.submit(() -> pause(null));
        awaitSomebodyWaiting();
        assertThat(pause.isDone()).isFalse();

        goOn.countDown();

        assertThat(dispatch.get(1, TimeUnit.MINUTES)).isEqualTo(GateWord.OPEN);
        pause.get(1, TimeUnit.MINUTES);
        assertThat(gate()).isEqualTo(GateWord.AGENT_PAUSED);
    }

    @Test
    void aDispatchThatComesWhileAPauseIsWrittenWaitsAndSeesIt() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Future<?> pause = threads.submit(() -> base.entities().run(entities -> {
            WorkspaceRoom.service(entities, clock).pause(people.requester, people.workspace.value(), "moving");
            entities.flush();
            written.countDown();
            await(goOn);
        }));
        await(written);
        Future<GateWord> dispatch = threads.submit(this::gate);
        awaitSomebodyWaiting();
        assertThat(dispatch.isDone()).isFalse();

        goOn.countDown();

        pause.get(1, TimeUnit.MINUTES);
        assertThat(dispatch.get(1, TimeUnit.MINUTES)).isEqualTo(GateWord.WORKSPACE_PAUSED);
    }

    private GateWord gate() {
        return base.entities().commit(entities -> fleet.gate(entities).ask(people.workspace, agent));
    }

    private void claim() {
        in(room -> room.claims.claim(dispatcher, 32));
    }

    private void pause(@org.jspecify.annotations.Nullable String workspace) {
        base.entities()
                .run(entities -> fleet.pauses(entities).pause(people.requester, agent.value(), workspace, "disk"));
    }

    private void resume(@org.jspecify.annotations.Nullable String workspace) {
        base.entities()
                .run(entities -> fleet.pauses(entities).resume(people.requester, agent.value(), workspace, "done"));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The other transaction stands at the lock, as the database says. */
    private void awaitSomebodyWaiting() {
        long waiting = 0;
        while (waiting == 0) {
            waiting = base.entities().commit(entities -> (Long) entities.createNativeQuery(
                            "select count(*) from pg_locks where locktype = 'advisory' and not granted")
                    .getSingleResult());
        }
    }
}
