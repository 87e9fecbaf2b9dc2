package org.xerotier.xeroctl.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl workspaces promote}. */
@Command(
        name = "promote",
        description = "Make a chat workspace operational. There is no way back.",
        footer = {"", "Examples:", "  xeroctl workspaces promote helpdesk"})
final class PromoteCommand implements ApiVerb<PromoteCommand.Options> {
    @Parameters(paramLabel = "WORKSPACE", description = "The workspace's id or name.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode workspace =
                api.call(ApiRequest.put(Json.object().put("kind", "operational"), "workspaces", options.id()));
        terminal.one(workspace, Sheets.WORKSPACE);
        return ExitCode.OK;
    }
}
