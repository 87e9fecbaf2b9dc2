package org.xerotier.xeroctl.policies;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code xeroctl policies activate}. */
@Command(
        name = "activate",
        description =
                "Put a version, or a built-in policy, into force. Calls that wait are judged again before they run.",
        footer = {
            "",
            "Examples:",
            "  xeroctl policies activate -w ops pol_0193…",
            "  xeroctl policies activate -w ops restricted"
        })
final class ActivateCommand implements ApiVerb<ActivateCommand.Options> {
    @Parameters(paramLabel = "POLICY", description = "A version's id, standard, elevated or restricted.")
    private String id;

    @Mixin
    private WorkspaceFlag workspace = new WorkspaceFlag();

    record Options(WorkspaceFlag.Place place, String id) {}

    @Override
    public Options options() {
        return new Options(workspace.place(), id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode policy = api.call(options.place().activate(Json.object(), options.id()));
        if (terminal.isJson()) {
            terminal.json(policy);
        } else {
            terminal.line(Json.text(policy, "policy_name") + " version " + Json.text(policy, "version")
                    + " is in force in " + options.place().workspace());
        }
        return ExitCode.OK;
    }
}
