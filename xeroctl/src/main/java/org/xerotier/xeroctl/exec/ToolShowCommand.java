package org.xerotier.xeroctl.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl exec tool-show}. */
@Command(
        name = "tool-show",
        description = "Show everything about one tool: risk, scope, limits, arguments, and how to call it.",
        footer = {
            "",
            "Examples:",
            "  xeroctl exec tool-show kubectl.get",
            "  xeroctl exec tool-show kubectl_get -o json"
        })
final class ToolShowCommand implements ApiVerb<ToolShowCommand.Options> {
    @Parameters(paramLabel = "TOOL", description = "The tool's name, dotted or as a function name.")
    private String tool;

    record Options(String tool) {}

    @Override
    public Options options() {
        return new Options(tool);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode shown = api.call(ApiRequest.get("exec", "tools", options.tool()));
        terminal.one(shown, Sheets.TOOL);
        if (!terminal.isJson()) {
            terminal.line("");
            ObjectNode arguments = arguments(shown.path("parameters"));
            if (arguments.path("data").isEmpty()) {
                terminal.line("It takes no arguments.");
            } else {
                terminal.list(arguments, Sheets.ARGUMENTS);
            }
            terminal.line("");
            terminal.line("Call it");
            terminal.line("  " + example(shown, arguments));
        }
        return ExitCode.OK;
    }

    /** The properties of the schema as a list. */
    private static ObjectNode arguments(JsonNode schema) {
        ObjectNode list = Json.object();
        var rows = list.putArray("data");
        Iterator<Map.Entry<String, JsonNode>> properties =
                schema.path("properties").fields();
        while (properties.hasNext()) {
            Map.Entry<String, JsonNode> property = properties.next();
            JsonNode rules = property.getValue();
            boolean required = false;
            for (JsonNode name : schema.path("required")) {
                required |= name.asText().equals(property.getKey());
            }
            rows.addObject()
                    .put("name", property.getKey())
                    .put("type", type(rules))
                    .put("required", required ? "yes" : "no")
                    .put("default", Json.text(rules, "default"))
                    .put("description", Json.text(rules, "description"));
        }
        return list;
    }

    private static String type(JsonNode rules) {
        if (rules.path("enum").isArray()) {
            return Json.text(rules, "enum").replace(',', '|');
        }
        String type = Json.text(rules, "type");
        return type.equals("array") ? Json.text(rules, "items.type") + "[]" : type;
    }

    private static String example(JsonNode tool, JsonNode arguments) {
        StringBuilder command = new StringBuilder("xeroctl exec invoke ").append(Json.text(tool, "name"));
        JsonNode workspace = tool.path("workspaces").path(0);
        String name = workspace.isObject() ? Json.text(workspace, "name") : Json.text(workspace);
        command.append(" --workspace ").append(name.isEmpty() ? "WORKSPACE" : name);
        for (JsonNode argument : arguments.path("data")) {
            if (argument.path("required").asText().equals("yes")) {
                command.append(" --arg ").append(Json.text(argument, "name")).append("=…");
            }
        }
        return command.toString();
    }
}
