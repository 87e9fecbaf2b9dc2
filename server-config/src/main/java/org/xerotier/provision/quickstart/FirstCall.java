package org.xerotier.provision.quickstart;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xerotier.provision.Command;
import org.xerotier.provision.OwnedProcess;
import org.xerotier.provision.PrivateFiles;
import org.xerotier.provision.Progress;
import org.xerotier.provision.ProvisionException;

/** From a running router to a tool's answer: project and key, workspace, agent, binding, the call itself. */
final class FirstCall {
    static final String PROJECT = "demo";
    static final String WORKSPACE = "ops";
    static final String ADMIN = "admin";
    private static final int PASSWORD_BYTES = 15;
    private static final String TOOL = "host.uptime";
    private static final String API = "/" + PROJECT + "/v1";
    private static final Duration AGENT_LIMIT = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(250);

    private final Place place;
    private final Progress progress;
    private final URI router;
    private final Path serverLog;

    FirstCall(Place place, Progress progress, URI router, Path serverLog) {
        this.place = place;
        this.progress = progress;
        this.router = router;
        this.serverLog = serverLog;
    }

    /** Does what is not done yet and answers what the tool printed. */
    String make() {
        var api = progress.step("Project " + PROJECT + " and its API key", this::key);
        progress.step("Workspace " + WORKSPACE, () -> workspace(api));
        progress.step("Agent " + LocalAgent.NAME, () -> agent(api));
        progress.step("Agent bound to the workspace", () -> bind(api));
        progress.step("Command line set up", this::commandLine);
        return progress.step("xeroctl exec invoke --workspace " + WORKSPACE + " --tool " + TOOL, this::call);
    }

    RouterApi existing() {
        return new RouterApi(router, PrivateFiles.read(place.secret("admin-api-key")), serverLog);
    }

    private RouterApi key() {
        var file = place.secret("admin-api-key");
        if (!Files.exists(file)) {
            var token = PrivateFiles.read(place.secret("bootstrap.token"));
            var bootstrap = new RouterApi(router, token, serverLog);
            var answer = bootstrap.post(
                    "/v1/bootstrap",
                    Map.of(
                            "project",
                            Map.of("slug", PROJECT, "name", "Demo"),
                            "key_name",
                            "quickstart",
                            "admin",
                            Map.of("username", ADMIN, "display_name", "You", "password", password())));
            if (answer.code().equals("bootstrap_closed")) {
                throw new ProvisionException(
                        "The database has a project already, but its API key was not kept here.",
                        "Run ./quickstart reset, which deletes the database, then ./quickstart.",
                        serverLog);
            }
            var created = bootstrap.required("Creating the project", answer);
            PrivateFiles.write(file, created.path("api_key").path("secret").asText() + "\n");
        }
        var api = existing();
        api.required("Using the API key", api.get(API + "/status"));
        return api;
    }

    /** Kept until it was shown, so that a step that failed half-way can be repeated. */
    private String password() {
        return PrivateFiles.readOrCreate(place.secret("admin-password"), PASSWORD_BYTES);
    }

    private void workspace(RouterApi api) {
        if (api.get(API + "/workspaces/" + WORKSPACE).status() == 404) {
            api.required(
                    "Creating the workspace",
                    api.post(API + "/workspaces", Map.of("name", WORKSPACE, "kind", "operational")));
        }
    }

    private void agent(RouterApi api) {
        var agent = new LocalAgent(place);
        if (!agent.isCurrent()) {
            agent.stop();
        }
        var running = agent.process();
        if (running.isEmpty()) {
            running = Optional.of(start(api, agent));
        }
        awaitActive(api, agent, running.get());
    }

    private OwnedProcess start(RouterApi api, LocalAgent agent) {
        var known = !state(api).isEmpty();
        if (known && !agent.hasState()) {
            throw new ProvisionException(
                    "The router knows an agent called " + LocalAgent.NAME + ", but its keys are not here.",
                    "Revoke it (" + place.shortcut() + " agents revoke-credentials " + LocalAgent.NAME
                            + " --reason \"its keys are lost\"), then run ./quickstart again.",
                    place.agentLog());
        }
        if (!known) {
            agent.forgetState();
        }
        agent.configure(router.toString(), known ? null : joinKey(api));
        return agent.start();
    }

    private String joinKey(RouterApi api) {
        var made = api.required(
                "Making a join key",
                api.post(
                        API + "/management/join-keys",
                        Map.of("name", "quickstart", "registration_name", LocalAgent.NAME)));
        return made.path("key").asText();
    }

    private void awaitActive(RouterApi api, LocalAgent agent, OwnedProcess process) {
        var deadline = System.nanoTime() + AGENT_LIMIT.toNanos();
        while (!state(api).equals("active")) {
            if (process.awaitEnd(POLL)) {
                throw agent.ended();
            }
            if (System.nanoTime() > deadline) {
                throw new ProvisionException(
                        "The agent did not become active within " + AGENT_LIMIT.toSeconds() + " s.",
                        "Read the agent's log, and the server's: " + serverLog,
                        place.agentLog());
            }
        }
    }

    /** The agent's state as the router sees it, or nothing when it does not know it. */
    String state(RouterApi api) {
        var list = api.required("Listing agents", api.get(API + "/management/agents?limit=100"));
        for (var agent : list.path("data")) {
            var state = agent.path("state").asText();
            if (agent.path("registration_name").asText().equals(LocalAgent.NAME) && !state.equals("revoked")) {
                return state;
            }
        }
        return "";
    }

    private void bind(RouterApi api) {
        var workspace = api.required("Reading the workspace", api.get(API + "/workspaces/" + WORKSPACE));
        for (var bound : workspace.path("agents")) {
            if (bound.path("registration_name").asText().equals(LocalAgent.NAME)) {
                return;
            }
        }
        api.required(
                "Binding the agent",
                api.post(API + "/workspaces/" + WORKSPACE + "/bindings", Map.of("agent", LocalAgent.NAME)));
    }

    private void commandLine() {
        var settings = place.home().resolve("config");
        PrivateFiles.directory(settings);
        var script = """
                #!/bin/sh
                # xeroctl for the quickstart's router: its own contexts, nothing of yours is touched.
                XDG_CONFIG_HOME='%s' exec '%s' "$@"
                """.formatted(settings, place.xeroctl());
        PrivateFiles.write(place.shortcut(), script);
        if (!place.shortcut().toFile().setExecutable(true, true)) {
            throw new ProvisionException(place.shortcut() + " cannot be made executable.", "Check the file system.");
        }
        xeroctl(List.of(
                        "config",
                        "add",
                        "quickstart",
                        "--base-url",
                        router + API,
                        "--api-key",
                        "@" + place.secret("admin-api-key")))
                .runOrFail("Setting up xeroctl", "Read the message above.");
    }

    private String call() {
        return xeroctl(List.of("exec", "invoke", "--workspace", WORKSPACE, "--tool", TOOL))
                .runOrFail(
                        "Calling " + TOOL,
                        "Read the agent's log " + place.agentLog() + " and the server's " + serverLog);
    }

    private Command xeroctl(List<String> arguments) {
        return Command.of(List.of(place.shortcut().toString()), arguments)
                .with("JAVA_HOME", System.getProperty("java.home"))
                .within(Duration.ofMinutes(2));
    }
}
