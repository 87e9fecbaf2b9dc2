package org.xerotier.xeroctl.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl workspaces pause-exec}. */
@Command(
        name = "pause-exec",
        description =
                "Pause a workspace: calls are taken and wait, people go on deciding, nothing is given to an agent."
                        + " What runs goes on; calls that wait too long end as always.",
        footer = {"", "Examples:", "  xeroctl workspaces pause-exec ops --reason \"the cluster is being moved\""})
final class PauseCommand implements ApiVerb<PauseCommand.Options> {
    @Parameters(paramLabel = "WORKSPACE", description = "The workspace's id or name.")
    private String id;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "For those whose calls wait.")
    private String reason;

    record Options(String id, String reason) {}

    @Override
    public Options options() {
        return new Options(id, reason);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode paused = api.call(ApiRequest.post(
                Json.object().put("reason", options.reason()), "workspaces", options.id(), "pause-exec"));
        terminal.one(paused, Sheets.WORKSPACE);
        terminal.next("let calls leave again", "xeroctl workspaces resume-exec " + options.id());
        return ExitCode.OK;
    }
}
