package org.xerotier.xeroctl.agents;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl agents show}. */
@Command(
        name = "show",
        description = "Show one agent: its state, why it gets no work, lease, manifest, tools and workspaces.",
        footer = {"", "Examples:", "  xeroctl agents show web-1", "  xeroctl agents show agt_0193… -o json"})
final class ShowCommand implements ApiVerb<ShowCommand.Options> {
    @Parameters(paramLabel = "AGENT", description = "The agent's id or registration name.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.get("management", "agents", options.id())), Sheets.AGENT);
        terminal.next("what happened to it", "xeroctl agents events " + options.id());
        return ExitCode.OK;
    }
}
