package org.xerotier.xeroctl.agents;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl agents revoke}. */
@Command(
        name = "revoke",
        description = "Revoke an agent: its connection ends, its token is void, and it has to enrol anew.",
        footer = {"", "Examples:", "  xeroctl agents revoke web-1"})
final class RevokeCommand implements ApiVerb<RevokeCommand.Options> {
    @Parameters(paramLabel = "AGENT", description = "The agent's id or registration name.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(
                api.call(ApiRequest.post(Json.object(), "management", "agents", options.id(), "revoke")), Sheets.AGENT);
        return ExitCode.OK;
    }
}
