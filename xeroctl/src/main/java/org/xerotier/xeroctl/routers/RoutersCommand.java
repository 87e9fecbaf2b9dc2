package org.xerotier.xeroctl.routers;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Column;
import org.xerotier.xeroctl.terminal.Table;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;

/** {@code xeroctl routers}. */
@Command(
        name = "routers",
        description = {
            "The routers that share one database: who lives, with how many of this project's agents each speaks, and how long",
            "ago it was heard. Any of them takes any call; agents keep a session with every one that lives."
        },
        footer = {"", "Examples:", "  xeroctl routers", "  xeroctl routers -o json"})
public final class RoutersCommand implements ApiVerb<RoutersCommand.Options> {
    private static final Table ROUTERS = Table.of(
            "no routers",
            Column.id("ID", "id"),
            Column.state("STATE", "state"),
            Column.of("MESH ADDRESS", "mesh_address"),
            Column.of("SESSIONS", "sessions"),
            Column.of("LAG MS", "lag_ms"),
            Column.flag("ANSWERS", "self"),
            Column.time("STARTED", "started_at").wide(),
            Column.time("LAST HEARTBEAT", "heartbeat_at").wide(),
            Column.of("VERSION", "version").wide());

    record Options() {}

    @Override
    public Options options() {
        return new Options();
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode routers = api.call(ApiRequest.get("management", "routers"));
        terminal.list(routers, ROUTERS);
        return ExitCode.OK;
    }
}
