package org.xerotier.xeroctl.policies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code xeroctl policies presets}. */
@Command(
        name = "presets",
        description = "Show the built-in policies: standard, elevated and restricted.",
        footer = {"", "Examples:", "  xeroctl policies presets -w ops"})
final class PresetsCommand implements ApiVerb<PresetsCommand.Options> {
    private static final List<String> PRESETS = List.of("standard", "elevated", "restricted");

    @Mixin
    private WorkspaceFlag workspace = new WorkspaceFlag();

    record Options(WorkspaceFlag.Place place) {}

    @Override
    public Options options() {
        return new Options(workspace.place());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ObjectNode page = Json.object();
        ArrayNode found = page.putArray("data");
        PRESETS.forEach(preset -> found.add(api.call(options.place().get(preset))));
        if (terminal.isJson()) {
            terminal.json(page);
            return ExitCode.OK;
        }
        for (JsonNode preset : found) {
            boolean inForce = preset.path("in_force").asBoolean();
            terminal.line(Json.text(preset, "policy_name") + (inForce ? " (in force)" : ""));
            terminal.list(Spoken.levels(preset.path("document")), Sheets.LEVELS);
            terminal.line("");
        }
        return ExitCode.OK;
    }
}
