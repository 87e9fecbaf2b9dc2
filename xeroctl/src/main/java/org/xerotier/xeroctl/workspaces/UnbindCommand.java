package org.xerotier.xeroctl.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl workspaces unbind}. */
@Command(
        name = "unbind",
        description = "Take an agent from a workspace; what runs there goes on.",
        footer = {"", "Examples:", "  xeroctl workspaces unbind ops --agent web-1"})
final class UnbindCommand implements ApiVerb<UnbindCommand.Options> {
    @Parameters(index = "0", paramLabel = "WORKSPACE", description = "The workspace's id or name.")
    private String id;

    @Option(
            names = "--agent",
            required = true,
            paramLabel = "AGENT",
            description = "The agent's id or registration name.")
    private String agent;

    record Options(String id, String agent) {}

    @Override
    public Options options() {
        return new Options(id, agent);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode unbound = api.call(ApiRequest.delete("workspaces", options.id(), "bindings", options.agent()));
        if (terminal.isJson()) {
            terminal.json(unbound);
        } else {
            terminal.line(options.agent() + " no longer serves " + options.id());
        }
        return ExitCode.OK;
    }
}
