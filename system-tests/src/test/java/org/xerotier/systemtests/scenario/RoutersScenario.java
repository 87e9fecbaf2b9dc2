package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.client.EventReader;
import org.xerotier.systemtests.fault.Cut;
import org.xerotier.systemtests.stack.Await;
import org.xerotier.systemtests.stack.RouterServer;
import org.xerotier.systemtests.stack.Stack;
import org.xerotier.systemtests.stack.Wiring;

/** Two routers on one database, one agent: it does not matter which one is asked, nor which one dies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoutersScenario {

    private static final int MANY = 300;
    private static final Duration ROUTER_TIMEOUT = Duration.ofSeconds(5);

    private Stack stack;
    private RouterServer second;
    private Calls one;
    private Calls other;

    @BeforeAll
    void start() {
        stack = Stack.start(
                new Wiring(true, null, Map.of("xerotier.router.timeout-ms", Long.toString(ROUTER_TIMEOUT.toMillis()))));
        second = stack.secondRouter();
        stack.startAgent(OnTheStack.AGENT, OnTheStack.tools());
        one = new Calls(stack.api());
        other = new Calls(stack.api(second));
        awaitSessions(2);
    }

    @AfterAll
    void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    /** The workspace and the binding are younger than what the other router last read of the fleet. */
    @Test
    @Order(0)
    void whatOneRouterWasToldTheOtherActsOnAtOnce() {
        for (int i = 0; i < 3; i++) {
            String workspace = "new-" + i;
            stack.makeWorkspace(workspace, OnTheStack.AGENT);

            JsonNode done = other.post(Calls.body("agent.ping", "{}")
                            .put("workspace", workspace)
                            .put("wait_seconds", 60))
                    .expect(200)
                    .json();

            assertThat(done.path("status").asText()).isEqualTo("completed");
        }
    }

    @Test
    @Order(1)
    void aCallRunsThroughWhicheverRouterHasTheAgent() {
        second.meshProxy().cut(Cut.BLACKOUT, Duration.ofSeconds(40), new Random(1));
        awaitSessions(1);

        long begun = System.nanoTime();
        JsonNode done = other.run("agent.ping", "{}");
        long millis = (System.nanoTime() - begun) / 1_000_000;

        assertThat(done.path("status").asText()).isEqualTo("completed");
        System.out.printf("figure: a call by way of the other router took %d ms%n", millis);
        assertThat(state()).isEqualTo("active");
    }

    @Test
    @Order(2)
    void aStreamResumesAtTheOtherRouterWithoutGapOrRepeat() throws IOException, InterruptedException {
        String id = other.start("probe.sleep", "{\"seconds\":4}").path("id").asText();
        List<Long> seen = new ArrayList<>();
        read(stack.api(second), id, Map.of(), 2, seen);
        assertThat(seen).hasSize(2);

        read(stack.api(), id, Map.of("Last-Event-ID", seen.get(1).toString()), Integer.MAX_VALUE, seen);

        assertThat(seen).doesNotHaveDuplicates().isSorted();
        assertThat(seen.get(seen.size() - 1)).isEqualTo(seen.size());
        assertThat(one.get(id).path("status").asText()).isEqualTo("completed");
    }

    @Test
    @Order(3)
    void bothGiveWorkAwayAndEachEpochIsDispatchedOnce() throws InterruptedException, SQLException, IOException {
        awaitSessions(2);
        Path made = Files.createDirectories(stack.home().resolve("many"));
        Set<String> taken = startMany(made);

        awaitCompleted(taken, one);

        assertThat(taken).hasSize(MANY);
        try (var files = Files.list(made)) {
            assertThat(files.count()).isEqualTo(MANY);
        }
        assertThat(count("select count(*) from executions e where e.status = 'completed'"
                        + " and e.invocation_id in (select id from invocations where tool = 'probe.touch')"))
                .isEqualTo(MANY);
        System.out.printf(
                "figure: %d calls through two routers, %d executions for them%n",
                MANY,
                count("select count(*) from executions e join invocations i on i.id = e.invocation_id"
                        + " where i.tool = 'probe.touch'"));
    }

    @Test
    @Order(4)
    void whatADeadRouterHadIsFinishedByTheOther() throws InterruptedException, SQLException, IOException {
        awaitSessions(2);
        Path made = Files.createDirectories(stack.home().resolve("orphans"));
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < 70; i++) {
            taken.add(other.start("probe.sleep", "{\"seconds\":6}").path("id").asText());
        }
        for (int i = 0; i < 30; i++) {
            String file = made.resolve(Integer.toString(i)).toString();
            taken.add(other.start("probe.touch", "{\"file\":\"%s\"}".formatted(file))
                    .path("id")
                    .asText());
        }
        String sameKey = "{\"seconds\":0}";
        String first = other.post(Calls.body("probe.sleep", sameKey).put("idempotency_key", "retried-elsewhere"))
                .expect(202)
                .json()
                .path("id")
                .asText();

        second.kill();
        long killed = System.nanoTime();
        JsonNode again = one.post(Calls.body("probe.sleep", sameKey)
                        .put("idempotency_key", "retried-elsewhere")
                        .put("wait_seconds", 60))
                .expect(200)
                .json();

        assertThat(again.path("id").asText()).isEqualTo(first);
        awaitCompleted(taken, one);
        long seconds = (System.nanoTime() - killed) / 1_000_000_000;
        System.out.printf("figure: %d calls of a killed router completed %d s after it%n", taken.size(), seconds);
        assertThat(count("select count(*) from invocations where status = 'ambiguous'"))
                .isZero();
        assertThat(count("select count(*) from executions where status not in ('completed', 'not_started')"))
                .isZero();
        assertThat(count("select count(*) from (select invocation_id from executions where status = 'completed'"
                        + " group by invocation_id having count(*) > 1) as twice"))
                .as("calls that ran twice")
                .isZero();
        awaitRouters(1);
        assertThat(state()).isEqualTo("active");
    }

    private Set<String> startMany(Path made) throws InterruptedException {
        Set<String> taken = java.util.concurrent.ConcurrentHashMap.newKeySet();
        ConcurrentLinkedQueue<Integer> numbers = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < MANY; i++) {
            numbers.add(i);
        }
        ExecutorService callers = Executors.newFixedThreadPool(8);
        for (int caller = 0; caller < 8; caller++) {
            Calls calls = caller % 2 == 0 ? one : other;
            callers.execute(() -> {
                for (Integer n = numbers.poll(); n != null; n = numbers.poll()) {
                    String file = made.resolve(n.toString()).toString();
                    taken.add(calls.start("probe.touch", "{\"file\":\"%s\"}".formatted(file))
                            .path("id")
                            .asText());
                }
            });
        }
        callers.shutdown();
        assertThat(callers.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
        return taken;
    }

    private static void awaitCompleted(Set<String> taken, Calls calls) {
        Set<String> open = new HashSet<>(taken);
        Await.until("all calls have completed", Duration.ofSeconds(120), () -> {
            open.removeIf(id -> calls.status(id).equals("completed"));
            return open.isEmpty();
        });
    }

    /** Waits until the agent has sessions with this many living routers. */
    private void awaitSessions(int wanted) {
        Await.until("the agent speaks with " + wanted + " routers", Duration.ofSeconds(90), () -> {
            int sessions = 0;
            for (JsonNode router : routers()) {
                sessions += router.path("sessions").asInt();
            }
            return sessions == wanted;
        });
    }

    private void awaitRouters(int wanted) {
        Await.until(wanted + " routers live", ROUTER_TIMEOUT.plusSeconds(15), () -> {
            int alive = 0;
            for (JsonNode router : routers()) {
                alive += router.path("state").asText().equals("alive") ? 1 : 0;
            }
            return alive == wanted;
        });
    }

    private JsonNode routers() {
        return stack.api()
                .get(Stack.path("/management/routers"))
                .expect(200)
                .json()
                .path("data");
    }

    private String state() {
        return stack.api()
                .get(Stack.path("/management/agents/" + OnTheStack.AGENT))
                .expect(200)
                .json()
                .path("state")
                .asText();
    }

    private long count(String sql) throws SQLException {
        try (var connection = stack.database().connectAsOwner();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void read(Api api, String id, Map<String, String> headers, int most, List<Long> into)
            throws IOException, InterruptedException {
        try (EventReader events =
                new EventReader(api.stream(Stack.path("/exec/invocations/" + id + "/events"), headers))) {
            for (int i = 0; i < most; i++) {
                Optional<EventReader.Event> event = events.next();
                if (event.isEmpty()) {
                    return;
                }
                into.add(event.get().number());
            }
        }
    }
}
