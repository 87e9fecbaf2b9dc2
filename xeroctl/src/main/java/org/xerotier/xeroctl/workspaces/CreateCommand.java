package org.xerotier.xeroctl.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
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

/** {@code xeroctl workspaces create}. */
@Command(
        name = "create",
        description = "Make a workspace. Tools can be called in an operational one.",
        footer = {
            "",
            "Examples:",
            "  xeroctl workspaces create ops --kind operational",
            "  xeroctl workspaces create shop --kind operational --namespaces shop-*,web"
        })
final class CreateCommand implements ApiVerb<CreateCommand.Options> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "What it is called.")
    private @Nullable String name;

    @Option(names = "--name", paramLabel = "NAME", description = "The same, as an option.")
    private @Nullable String nameOption;

    @Option(names = "--kind", paramLabel = "KIND", description = "chat (the router's default) or operational.")
    private @Nullable String kind;

    @Mixin
    private ScopeFlags scope = new ScopeFlags();

    record Options(
            String name, @Nullable String kind, @Nullable ObjectNode scope) {}

    @Override
    public Options options() {
        if ((name == null) == (nameOption == null)) {
            throw CommandStopped.usage("a workspace needs one name", "xeroctl workspaces create NAME");
        }
        return new Options(name != null ? name : String.valueOf(nameOption), kind, scope.typed());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ObjectNode body = Json.object().put("name", options.name());
        if (options.kind() != null) {
            body.put("kind", options.kind());
        }
        if (options.scope() != null) {
            body.set("scope", options.scope());
        }
        JsonNode workspace = api.call(ApiRequest.post(body, "workspaces"));
        terminal.one(workspace, Sheets.WORKSPACE);
        terminal.next("bind an agent", "xeroctl workspaces bind " + options.name() + " --agent AGENT");
        return ExitCode.OK;
    }
}
