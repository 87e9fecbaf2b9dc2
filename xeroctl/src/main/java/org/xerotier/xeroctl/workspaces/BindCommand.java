package org.xerotier.xeroctl.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl workspaces bind}. */
@Command(
        name = "bind",
        description = "Let an agent serve a workspace: its tools can then be called there.",
        footer = {"", "Examples:", "  xeroctl workspaces bind ops --agent web-1"})
final class BindCommand implements ApiVerb<BindCommand.Options> {
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
        ObjectNode body = Json.object().put("agent", options.agent());
        JsonNode bound = api.call(ApiRequest.post(body, "workspaces", options.id(), "bindings"));
        if (terminal.isJson()) {
            terminal.json(bound);
        } else {
            terminal.line(options.agent() + " serves " + options.id());
            terminal.next("its tools", "xeroctl exec tools --workspace " + options.id());
        }
        return ExitCode.OK;
    }
}
