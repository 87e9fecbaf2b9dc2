package org.xerotier.xeroctl.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl workspaces update}. */
@Command(
        name = "update",
        description = "Change a workspace: its name, its scope, or from chat to operational, which cannot be undone.",
        footer = {
            "",
            "Examples:",
            "  xeroctl workspaces update ops --namespaces app-*,default",
            "  xeroctl workspaces update helpdesk --kind operational"
        })
final class UpdateCommand implements ApiVerb<UpdateCommand.Options> {
    @Parameters(paramLabel = "WORKSPACE", description = "The workspace's id or name.")
    private String id;

    @Option(names = "--name", paramLabel = "NAME", description = "What it is called from now on.")
    private @Nullable String name;

    @Option(names = "--kind", paramLabel = "KIND", description = "operational, if it is a chat workspace now.")
    private @Nullable String kind;

    @Mixin
    private ScopeFlags scope = new ScopeFlags();

    record Options(
            String id,
            @Nullable String name,
            @Nullable String kind,
            @Nullable ObjectNode scope) {}

    @Override
    public Options options() {
        return new Options(id, name, kind, scope.typed());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ObjectNode body = Json.object();
        if (options.name() != null) {
            body.put("name", options.name());
        }
        if (options.kind() != null) {
            body.put("kind", options.kind());
        }
        if (options.scope() != null) {
            body.set("scope", options.scope());
        }
        if (body.isEmpty()) {
            throw CommandStopped.usage("there is nothing to change", "xeroctl workspaces update --help");
        }
        terminal.one(api.call(ApiRequest.put(body, "workspaces", options.id())), Sheets.WORKSPACE);
        return ExitCode.OK;
    }
}
