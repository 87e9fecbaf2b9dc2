package org.xerotier.systemtests.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.xerotier.provision.PrivateFiles;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.stack.Await;
import org.xerotier.systemtests.stack.Stack;

/**
 * What a fleet costs one router, by one command: {@code system-tests/emulate-fleet [--agents 5000] [--processes 4]
 * [--rest-seconds 60]}. Enrols the agents, holds their sessions, measures the router at rest, kills and restarts it, and
 * waits until all agents can be given work again. Ends with {@code N passed, N failed}.
 */
public final class FleetEmulation {

    private static final Duration COME = Duration.ofMinutes(10);
    private static final Duration COME_BACK = Duration.ofMinutes(5);
    private static final long GOAL_MILLIS = 60_000;

    private final Stack stack;
    private final int agents;
    private final List<FleetProcess> processes = new ArrayList<>();
    private int passed;
    private int failed;

    private FleetEmulation(Stack stack, int agents) {
        this.stack = stack;
        this.agents = agents;
    }

    public static void main(String[] args) throws Exception {
        int agents = option(args, "--agents", 5_000);
        int processes = option(args, "--processes", 4);
        int rest = option(args, "--rest-seconds", 60);
        FleetEmulation emulation;
        try (Stack stack = Stack.start()) {
            emulation = new FleetEmulation(stack, agents);
            emulation.run(processes, rest);
        }
        System.out.printf("%d passed, %d failed%n", emulation.passed, emulation.failed);
        System.exit(emulation.failed == 0 ? 0 : 1);
    }

    private void run(int count, int rest) throws Exception {
        RouterFootprint empty = RouterFootprint.of(stack);
        System.out.printf("router without agents: %s%n", empty);
        List<Identity> fleet = new Enrolment(stack).enrol(agents);
        try {
            start(fleet, count);
            long began = System.nanoTime();
            awaitUp("sessions of the whole fleet", COME);
            System.out.printf("sessions: %d after %.1f s%n", up(), seconds(began));
            RouterFootprint full = RouterFootprint.of(stack);
            System.out.printf(
                    Locale.ROOT,
                    "memory: %.1f KiB of heap and %.1f KiB of resident memory per agent (%s)%n",
                    (full.heapKib() - empty.heapKib()) / (double) agents,
                    (full.residentKib() - empty.residentKib()) / (double) agents,
                    full);
            atRest(rest);
            callSome(fleet);
            restart();
            callSome(fleet);
        } finally {
            processes.forEach(FleetProcess::close);
        }
    }

    private void start(List<Identity> fleet, int count) throws Exception {
        Path folder = stack.home().resolve("fleet");
        PrivateFiles.directory(folder);
        int each = (fleet.size() + count - 1) / count;
        for (int i = 0; i * each < fleet.size(); i++) {
            Path file = folder.resolve("identities-" + i);
            List<Identity> part = fleet.subList(i * each, Math.min(fleet.size(), (i + 1) * each));
            Files.write(file, part.stream().map(Identity::line).toList());
            processes.add(FleetProcess.start(file));
        }
    }

    /** Sessions the router at rest: heartbeats only. */
    private void atRest(int seconds) throws InterruptedException {
        processes.forEach(FleetProcess::forget);
        double before = RouterFootprint.cpuSeconds(stack);
        long began = System.nanoTime();
        Await.pause(Duration.ofSeconds(seconds));
        double share = (RouterFootprint.cpuSeconds(stack) - before) / seconds(began);
        System.out.printf(Locale.ROOT, "at rest: %.0f %% of one core for %d agents%n", share * 100, agents);
        processes.forEach(process -> System.out.println("  " + process.heartbeats()));
        check("no session is lost at rest", up() == agents);
    }

    private void restart() {
        stack.routers().get(0).kill();
        Await.until("every session is known to be gone", COME_BACK, () -> up() == 0);
        long killed = System.nanoTime();
        stack.restart();
        double booted = seconds(killed);
        long ready = System.nanoTime();
        awaitUp("sessions after the router's return", COME_BACK);
        double back = seconds(ready);
        System.out.printf(
                Locale.ROOT,
                "restart: the server was ready after %.1f s; all %d agents were back %.1f s later%n",
                booted,
                agents,
                back);
        check("all agents are back within 60 s of the router's return", back * 1_000 <= GOAL_MILLIS);
    }

    /** Sessions count only if work goes through them. */
    private void callSome(List<Identity> fleet) {
        Api api = stack.api();
        int done = 0;
        int step = Math.max(1, fleet.size() / 50);
        int asked = 0;
        for (int i = 0; i < fleet.size(); i += step) {
            asked++;
            JsonNode answer = api.post(
                            Stack.path("/exec/invocations"),
                            "{\"workspace\":\"ops\",\"tool\":\"%s\",\"agent\":\"%s\",\"args\":{},\"wait_seconds\":20}"
                                    .formatted(
                                            VirtualManifest.TOOL, fleet.get(i).name()))
                    .json();
            done += answer.path("status").asText().equals("completed") ? 1 : 0;
        }
        System.out.printf("calls: %d of %d to agents across the fleet completed%n", done, asked);
        check("calls reach agents across the fleet", done == asked);
    }

    private void awaitUp(String what, Duration limit) {
        Await.until(what, limit, () -> up() == agents);
    }

    private long up() {
        return processes.stream().mapToLong(FleetProcess::up).sum();
    }

    private void check(String what, boolean holds) {
        System.out.printf("%s: %s%n", holds ? "passed" : "FAILED", what);
        passed += holds ? 1 : 0;
        failed += holds ? 0 : 1;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static int option(String[] args, String name, int fallback) {
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equals(name)) {
                return Integer.parseInt(args[i + 1]);
            }
        }
        return fallback;
    }
}
