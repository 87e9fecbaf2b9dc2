package org.xerotier.xeroctl.status;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Card;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code xeroctl status}. */
@Command(
        name = "status",
        description = "Show the router, the project, the key in use, agents and open invocations at a glance.",
        footer = {"", "Examples:", "  xeroctl status", "  xeroctl --context prod status -o json"})
public final class StatusCommand implements ApiVerb<StatusCommand.Options> {
    private static final Card STATUS = Card.of(
            Column.of("Project", "project.name"),
            Column.of("Slug", "project.slug"),
            Column.id("Project id", "project.id"),
            Column.of("Router version", "router.version"),
            Column.time("Router started", "router.started_at"),
            Column.of("Agents active", "agents.active"),
            Column.of("Agents stale", "agents.stale"),
            Column.of("Queued", "invocations.queued"),
            Column.of("Dispatched", "invocations.dispatched"),
            Column.of("Running", "invocations.running"),
            Column.of("Pending approval", "invocations.pending_approval"),
            Column.of("Ambiguous", "invocations.ambiguous"),
            Column.of("Audit rows sealed", "audit.sealed"),
            Column.of("Audit rows signed", "audit.signed"),
            Column.of("Audit lag (ms)", "audit.unsealed_for_ms"),
            Column.of("Checkpoint sink", "audit.sink"),
            Column.of("API key", "key.name|key.id"),
            Column.of("Scopes", "key.scopes"));

    record Options() {}

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode status = api.call(ApiRequest.get("status"));
        terminal.one(status, STATUS);
        if (status.path("invocations").path("pending_approval").asInt() > 0) {
            terminal.next("what waits for approval", "xeroctl approvals list --status pending");
        }
        if (status.path("invocations").path("ambiguous").asInt() > 0) {
            terminal.next("what has to be looked at", "xeroctl exec ambiguous");
        }
        return ExitCode.OK;
    }
}
