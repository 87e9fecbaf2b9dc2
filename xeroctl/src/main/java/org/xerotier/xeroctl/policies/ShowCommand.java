package org.xerotier.xeroctl.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code xeroctl policies show}. */
@Command(
        name = "show",
        description = "Show a policy: for each risk level who is asked, how long it waits, and what happens then.",
        footer = {
            "",
            "Examples:",
            "  xeroctl policies show -w ops",
            "  xeroctl policies show -w ops restricted",
            "  xeroctl policies show -w ops pol_0193… -o json"
        })
final class ShowCommand implements ApiVerb<ShowCommand.Options> {
    @Parameters(
            arity = "0..1",
            defaultValue = "in-force",
            paramLabel = "POLICY",
            description = "A version's id, standard, elevated or restricted; without it the one in force.")
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
        show(api.call(options.place().get(options.id())), terminal);
        return ExitCode.OK;
    }

    static void show(JsonNode policy, Terminal terminal) {
        terminal.one(policy, Sheets.POLICY);
        if (terminal.isJson()) {
            return;
        }
        JsonNode document = policy.path("document");
        terminal.line("");
        terminal.list(Spoken.levels(document), Sheets.LEVELS);
        if (!document.path("rules").isEmpty()) {
            ObjectNode rules = Json.object();
            rules.set("data", document.path("rules"));
            terminal.line("");
            terminal.list(rules, Sheets.RULES);
        }
    }
}
