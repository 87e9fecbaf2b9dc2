package org.xerotier.xeroctl.workspaces;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl workspaces show}. */
@Command(
        name = "show",
        description = "Show one workspace: its kind, agents and scope.",
        footer = {"", "Examples:", "  xeroctl workspaces show ops"})
final class ShowCommand implements ApiVerb<ShowCommand.Options> {
    @Parameters(paramLabel = "WORKSPACE", description = "The workspace's id or name.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.get("workspaces", options.id())), Sheets.WORKSPACE);
        return ExitCode.OK;
    }
}
