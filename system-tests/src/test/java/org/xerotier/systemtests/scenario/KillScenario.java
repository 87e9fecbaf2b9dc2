package org.xerotier.systemtests.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xerotier.systemtests.client.Wire;
import org.xerotier.systemtests.stack.Await;
import org.xerotier.systemtests.stack.Stack;

/** The server dies with a thousand calls in flight: each one that was acknowledged completes, none is forgotten. */
@ExtendWith(OnTheStack.class)
class KillScenario {

    private static final int CALLS = 1_000;
    private static final int CALLERS = 16;

    private final Stack stack;

    KillScenario(Stack stack) {
        this.stack = stack;
    }

    @Test
    void everyAcknowledgedCallSurvivesTheDeathOfTheServer() throws IOException, InterruptedException {
        Path made = Files.createDirectories(stack.home().resolve("made"));
        Map<String, Path> acknowledged = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        URI router = stack.url();
        for (int i = 0; i < CALLERS; i++) {
            callers.execute(() -> call(router, made, next, acknowledged));
        }
        callers.shutdown();
        Await.until(
                "most calls are acknowledged", Duration.ofSeconds(120), () -> acknowledged.size() >= CALLS * 9 / 10);

        stack.domain().kill();
        assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        long doneBefore = count(made);
        stack.restart();

        Set<String> open = new HashSet<>(acknowledged.keySet());
        Calls calls = new Calls(stack.api());
        Await.until("every acknowledged call has ended", Duration.ofSeconds(180), () -> {
            open.removeIf(id -> calls.status(id).equals("completed"));
            return open.isEmpty();
        });
        assertThat(doneBefore).as("the kill hit work in flight").isLessThan(acknowledged.size());
        List<Path> missing = new ArrayList<>(acknowledged.values());
        missing.removeIf(Files::exists);
        assertThat(missing).isEmpty();
        assertThat(ambiguous()).isZero();
        System.out.printf(
                "figure: %d calls acknowledged, %d had run when the server was killed, %d completed after its return%n",
                acknowledged.size(), doneBefore, acknowledged.size());
    }

    private void call(URI router, Path made, AtomicInteger next, Map<String, Path> acknowledged) {
        try (Wire wire = new Wire(router, Duration.ofSeconds(30))) {
            for (int n = next.incrementAndGet(); n <= CALLS; n = next.incrementAndGet()) {
                Path file = made.resolve(Integer.toString(n));
                Wire.Answer answer = wire.post(
                        Stack.path("/exec/invocations"),
                        stack.key(),
                        Calls.body("probe.touch", "{\"file\":\"%s\"}".formatted(file))
                                .toString());
                if (answer.status() == 202) {
                    acknowledged.put(id(answer.text()), file);
                }
            }
        } catch (IOException killed) {
            // What was not acknowledged before the server died promised nothing.
        }
    }

    private static String id(String body) {
        int at = body.indexOf("\"inv_") + 1;
        return body.substring(at, body.indexOf('"', at));
    }

    private long ambiguous() {
        return stack.api()
                .get(Stack.path("/exec/invocations?status=ambiguous"))
                .json()
                .path("data")
                .size();
    }

    private static long count(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.count();
        }
    }
}
