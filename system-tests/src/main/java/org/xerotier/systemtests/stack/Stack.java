package org.xerotier.systemtests.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.xerotier.provision.PrivateFiles;
import org.xerotier.provision.payara.PayaraDomain;
import org.xerotier.provision.postgres.EmbeddedPostgres;
import org.xerotier.provision.postgres.RouterDatabase;
import org.xerotier.systemtests.client.Api;
import org.xerotier.systemtests.fault.TcpProxy;

/** A whole product: database, one router or two, with a project and an operational workspace {@code ops}, and agents as wanted. */
public final class Stack implements AutoCloseable {

    public static final String APPLICATION = "router";
    public static final String PROJECT = "demo";
    /** Of everybody in these tests. */
    public static final String PASSWORD = "correct horse battery";

    /** Long, because campaigns start several agents at once on two cores. */
    private static final Duration ARRIVAL = Duration.ofMinutes(3);

    private final Artifacts artifacts;
    private final Path home;
    private final EmbeddedPostgres postgres;
    private final RouterDatabase database;
    private final Map<String, String> settings;
    private final Wiring wiring;
    private final @Nullable TcpProxy databaseProxy;
    private final List<RouterServer> routers = new ArrayList<>();
    private final List<AgentProcess> agents = new CopyOnWriteArrayList<>();
    private String key = "";

    private Stack(Artifacts artifacts, Path home, Wiring wiring) {
        this.artifacts = artifacts;
        this.home = home;
        this.wiring = wiring;
        postgres = EmbeddedPostgres.temporary(artifacts.scratch().resolve("postgres"));
        wiring.prepare(postgres);
        database = RouterDatabase.in(postgres);
        databaseProxy = wiring.isProxied() ? new TcpProxy(postgres.port()) : null;
        settings = settings();
        routers.add(RouterServer.create(artifacts, home.resolve("domains"), settings, wiring, controlFolder("router")));
    }

    /** Starts database and router, deploys, and makes project, key and workspace. No agent yet. */
    public static Stack start() {
        return start(Wiring.plain());
    }

    /** The same, put together in another way. */
    public static Stack start(Wiring wiring) {
        Stack stack = startServer(wiring);
        try {
            stack.deploy();
            stack.bootstrap();
            return stack;
        } catch (RuntimeException | Error fault) {
            stack.close();
            throw fault;
        }
    }

    /** Starts database and server, with the router's settings but without the router. */
    public static Stack startServer() {
        return startServer(Wiring.plain());
    }

    private static Stack startServer(Wiring wiring) {
        Artifacts artifacts = Artifacts.find();
        try {
            Files.createDirectories(artifacts.scratch());
            Path home = Files.createTempDirectory(artifacts.scratch(), "stack-");
            PrivateFiles.directory(home);
            Stack stack = new Stack(artifacts, home, wiring);
            stack.first().start();
            return stack;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * Another router on the same database, started and deployed when first asked for; later it is the same one, as it is.
     * Agents are told of it by the first and keep sessions with both. Kill and restart it as you like.
     */
    public RouterServer secondRouter() {
        if (routers.size() == 1) {
            RouterServer second = RouterServer.create(
                    artifacts, home.resolve("domains-2"), settings, wiring, controlFolder("router-2"));
            routers.add(second);
            second.start();
            second.deploy();
        }
        return routers.get(1);
    }

    private RouterServer first() {
        return routers.get(0);
    }

    /** All routers there are, those that were killed included. */
    public List<RouterServer> routers() {
        return List.copyOf(routers);
    }

    /** What all routers of this stack have in common. */
    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(database.settings());
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        Path token = home.resolve("bootstrap.token");
        PrivateFiles.write(token, HexFormat.of().formatHex(secret));
        new SecureRandom().nextBytes(secret);
        settings.put("xerotier.completion.encryption.key", Base64.getEncoder().encodeToString(secret));
        settings.put("xerotier.bootstrap.token-file", token.toString());
        // All tests come from one address, and some try wrong keys on every route.
        settings.put("xerotier.auth.wrong-per-address", "100000");
        settings.put("xerotier.webhook.allowed-hosts", "127.0.0.1");
        settings.put("xerotier.webhook.first-retry-ms", "1000");
        if (databaseProxy != null) {
            settings.put(
                    "xerotier.database.url",
                    "jdbc:postgresql://127.0.0.1:" + databaseProxy.port() + "/" + database.name());
        }
        settings.putAll(wiring.settings());
        return settings;
    }

    /** Deploys the EAR, in place of an older version, and waits until it is ready. */
    public void deploy() {
        first().deploy();
    }

    public void awaitReady() {
        first().awaitReady();
    }

    /** Starts the server again after it ended, with the same settings. */
    public void restart() {
        first().restart();
    }

    private void bootstrap() {
        String token = PrivateFiles.read(home.resolve("bootstrap.token"));
        key = new Api(url(), token)
                .post(
                        "/v1/bootstrap",
                        "{\"project\":{\"slug\":\"%s\",\"name\":\"Demo\"},\"key_name\":\"admin\",\"admin\":{\"username\":\"admin\",\"password\":\"%s\"}}"
                                .formatted(PROJECT, PASSWORD))
                .expect(201)
                .json()
                .at("/api_key/secret")
                .asText();
        api().post(path("/workspaces"), "{\"name\":\"ops\",\"kind\":\"operational\"}")
                .expect(201);
    }

    /**
     * Somebody else: makes the user if there is none, gives them a place in the project and signs them in.
     *
     * @param role owner or member
     */
    public Api person(String username, String role) {
        if (api().get("/v1/users/" + username).status() == 404) {
            api().post("/v1/users", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, PASSWORD))
                    .expect(201);
            api().post(path("/management/members"), "{\"user\":\"%s\",\"role\":\"%s\"}".formatted(username, role))
                    .expect(201);
        }
        return signIn(username);
    }

    /** Signs a user of {@link #person} in, or {@code admin}, who is behind {@link #key()}. */
    public Api signIn(String username) {
        String token = api().withKey(null)
                .post("/v1/auth/token", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, PASSWORD))
                .expect(200)
                .json()
                .path("access_token")
                .asText();
        return api().withKey(token);
    }

    /** Enrols and starts an agent, waits until it is active and binds it to the workspace {@code ops}. */
    public AgentProcess startAgent(String name, Path tools) {
        return startAgent(PROJECT, api(), name, tools, Map.of());
    }

    /**
     * The same in any project.
     *
     * @param manager may manage the project
     * @param settings further lines of the agent's configuration
     */
    public AgentProcess startAgent(String project, Api manager, String name, Path tools, Map<String, String> settings) {
        JsonNode joinKey = manager.post("/" + project + "/v1/management/join-keys", "{\"name\":\"%s\"}".formatted(name))
                .expect(201)
                .json();
        AgentProcess agent = AgentProcess.prepare(
                artifacts, home.resolve(name), name, url(), joinKey.path("key").asText(), tools);
        agent.configure(settings, wiring.options(controlFolder(name)));
        agents.add(agent);
        agent.start();
        awaitState(project, manager, name, "active");
        manager.post("/" + project + "/v1/workspaces/ops/bindings", "{\"agent\":\"%s\"}".formatted(name))
                .expect(201);
        return agent;
    }

    /** Makes an operational workspace and binds an agent to it. */
    public void makeWorkspace(String name, String agent) {
        api().post(path("/workspaces"), "{\"name\":\"%s\",\"kind\":\"operational\"}".formatted(name))
                .expect(201);
        api().post(path("/workspaces/" + name + "/bindings"), "{\"agent\":\"%s\"}".formatted(agent))
                .expect(201);
    }

    /** Waits until the router sees the agent in a state. */
    public void awaitState(String agent, String state) {
        awaitState(PROJECT, api(), agent, state);
    }

    private void awaitState(String project, Api manager, String agent, String state) {
        Await.until(
                "agent %s is %s".formatted(agent, state),
                ARRIVAL,
                () -> agentsIn(project, manager, state).contains(agent));
    }

    /** Names of a project's agents in a state, up to a hundred. */
    public Set<String> agentsIn(String project, Api manager, String state) {
        Set<String> names = new TreeSet<>();
        for (JsonNode one : manager.get("/" + project + "/v1/management/agents?limit=100")
                .json()
                .path("data")) {
            if (one.path("state").asText().equals(state)) {
                names.add(one.path("registration_name").asText());
            }
        }
        return names;
    }

    /** The one number a query of the router's database answers. */
    public long count(String query, String... parameters) {
        try (var connection = postgres().connect(database().name());
                var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    public Artifacts artifacts() {
        return artifacts;
    }

    public Path home() {
        return home;
    }

    /** Of the first router. */
    public URI url() {
        return first().url();
    }

    /** The path of a project's resource. */
    public static String path(String rest) {
        return "/" + PROJECT + "/v1" + rest;
    }

    public Api api() {
        return new Api(url(), key);
    }

    /** The same door at one of several routers. */
    public Api api(RouterServer router) {
        return new Api(router.url(), key);
    }

    public String key() {
        return key;
    }

    /** The server of the first router. */
    public PayaraDomain domain() {
        return first().domain();
    }

    public EmbeddedPostgres postgres() {
        return postgres;
    }

    public RouterDatabase database() {
        return database;
    }

    public int meshPort() {
        return first().meshPort();
    }

    /** Where a process that carries planted faults looks for what to do: an agent's by its name, or {@code router}. */
    public Path controlFolder(String process) {
        return home.resolve("control").resolve(process);
    }

    /** Between routers and database, in a stack that has proxies. */
    public TcpProxy databaseProxy() {
        return Objects.requireNonNull(databaseProxy, "the stack has no proxies");
    }

    @Override
    public void close() {
        agents.forEach(AgentProcess::close);
        routers.forEach(RouterServer::close);
        if (databaseProxy != null) {
            databaseProxy.close();
        }
        postgres.close();
    }
}
