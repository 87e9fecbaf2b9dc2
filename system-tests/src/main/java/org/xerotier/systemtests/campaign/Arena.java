package org.xerotier.systemtests.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.fault.JumpingClock;
import org.xerotier.systemtests.fault.SmallDisk;
import org.xerotier.systemtests.load.Target;
import org.xerotier.systemtests.plant.Bug;
import org.xerotier.systemtests.plant.ControlFolder;
import org.xerotier.systemtests.plant.PlantJar;
import org.xerotier.systemtests.stack.AgentProcess;
import org.xerotier.systemtests.stack.Artifacts;
import org.xerotier.systemtests.stack.RouterServer;
import org.xerotier.systemtests.stack.Stack;
import org.xerotier.systemtests.stack.Wiring;
import org.xerotier.systemtests.witness.Witness;

/** The whole product with witness, proxies and planted hooks: two projects, several agents in the first, one in the other. */
final class Arena implements AutoCloseable {

    static final String OTHER = "other";
    /** The agent whose machine fails, and which nobody kills besides. */
    static final String FRAIL = "xem-frail";

    private final Stack stack;
    private final Witness witness;
    private final Map<String, AgentProcess> agents = new ConcurrentSkipListMap<>();
    private final Api other;
    private @Nullable SmallDisk disk;
    private @Nullable JumpingClock clock;

    private Arena(Stack stack, Witness witness, Api other) {
        this.stack = stack;
        this.witness = witness;
        this.other = other;
    }

    /** @param frail whether there is an agent whose machine fails */
    static Arena open(int agents, int capacity, int routers, boolean frail) {
        Artifacts artifacts = Artifacts.find();
        Wiring wiring = new Wiring(
                true,
                PlantJar.in(artifacts.scratch()),
                Map.of("xerotier.invocation.max-waiting", "100000", "xerotier.audit.checkpoint-seconds", "10"));
        Stack stack = Stack.start(wiring);
        try {
            Arena arena = new Arena(stack, Witness.in(stack.home().resolve("witness")), openOther(stack));
            Runtime.getRuntime().addShutdownHook(new Thread(arena::close, "end-of-campaign"));
            if (routers > 1) {
                stack.secondRouter();
            }
            arena.enlistAll(agents, capacity);
            if (frail) {
                arena.enlistFrail(capacity);
            }
            return arena;
        } catch (RuntimeException | Error fault) {
            stack.close();
            throw fault;
        }
    }

    private void enlistFrail(int capacity) {
        disk = SmallDisk.over(stack.home().resolve(FRAIL).resolve("state"), 24).orElse(null);
        enlist(Stack.PROJECT, stack.api(), FRAIL, capacity);
        clock = JumpingClock.in(stack.home().resolve(FRAIL)).orElse(null);
        if (clock != null) {
            // The clock library is loaded at the next start.
            agent(FRAIL).surroundings(clock.environment());
            agent(FRAIL).kill();
            agent(FRAIL).start();
        }
    }

    Optional<AgentProcess> frail() {
        return Optional.ofNullable(agents.get(FRAIL));
    }

    /** The agents no router has a session with, after waiting for them. */
    List<String> awaitSessions(Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        List<String> missing = missing();
        while (!missing.isEmpty() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(500_000_000L);
            missing = missing();
        }
        return missing;
    }

    private List<String> missing() {
        Set<String> present = new TreeSet<>(stack.agentsIn(Stack.PROJECT, stack.api(), "active"));
        present.addAll(stack.agentsIn(OTHER, other, "active"));
        return agents.keySet().stream().filter(name -> !present.contains(name)).toList();
    }

    @Nullable
    SmallDisk disk() {
        return disk;
    }

    @Nullable
    JumpingClock clock() {
        return clock;
    }

    /** All at once; each waits for its own session. */
    private void enlistAll(int count, int capacity) {
        List<CompletableFuture<Void>> arrivals = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String name = "xem-" + i;
            arrivals.add(CompletableFuture.runAsync(() -> enlist(Stack.PROJECT, stack.api(), name, capacity)));
        }
        arrivals.add(CompletableFuture.runAsync(() -> enlist(OTHER, other, "xem-other", capacity)));
        arrivals.forEach(CompletableFuture::join);
    }

    private void enlist(String project, Api api, String name, int capacity) {
        agents.put(
                name,
                stack.startAgent(
                        project,
                        api,
                        name,
                        witness.tools(),
                        Map.of("max_concurrent_executions", String.valueOf(capacity))));
    }

    private static Api openOther(Stack stack) {
        Api admin = stack.signIn("admin");
        admin.post("/v1/projects", "{\"slug\":\"%s\",\"name\":\"Other\"}".formatted(OTHER))
                .expect(201);
        String secret = admin.post(
                        "/" + OTHER + "/v1/management/api-keys",
                        "{\"name\":\"campaign\",\"scopes\":[\"execution\",\"management\"]}")
                .expect(201)
                .json()
                .path("secret")
                .asText();
        Api api = stack.api().withKey(secret);
        api.post("/" + OTHER + "/v1/workspaces", "{\"name\":\"ops\",\"kind\":\"operational\"}")
                .expect(201);
        return api;
    }

    Stack stack() {
        return stack;
    }

    Witness witness() {
        return witness;
    }

    Map<String, AgentProcess> agents() {
        return agents;
    }

    /** By the names of their control folders. */
    Map<String, RouterServer> routers() {
        Map<String, RouterServer> routers = new TreeMap<>();
        stack.routers().forEach(server -> routers.put(routers.isEmpty() ? "router" : "router-2", server));
        return routers;
    }

    AgentProcess agent(String name) {
        return Objects.requireNonNull(agents.get(name), name);
    }

    Target target() {
        return new Target(
                Stack.PROJECT, stack.routers().stream().map(stack::api).toList());
    }

    Target otherTarget() {
        return new Target(
                OTHER,
                stack.routers().stream()
                        .map(server -> stack.api(server).withKey(other.credential()))
                        .toList());
    }

    ControlFolder control(String process) {
        return ControlFolder.make(stack.controlFolder(process));
    }

    void plant(Bug bug) {
        controls().forEach(control -> control.plant(bug));
    }

    void uproot(Bug bug) {
        controls().forEach(control -> control.uproot(bug));
    }

    private List<ControlFolder> controls() {
        List<ControlFolder> all = new ArrayList<>();
        routers().keySet().forEach(name -> all.add(control(name)));
        agents.keySet().forEach(name -> all.add(control(name)));
        return all;
    }

    @Override
    public void close() {
        stack.close();
        if (disk != null) {
            disk.close();
        }
    }
}
