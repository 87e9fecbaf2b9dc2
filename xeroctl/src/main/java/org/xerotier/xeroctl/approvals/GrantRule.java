package org.xerotier.xeroctl.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.json.NotJson;

/** Reads {@code NAME=RULE}. */
final class GrantRule {

    private GrantRule() {}

    static void put(ObjectNode arguments, String typed) {
        int equals = typed.indexOf('=');
        if (equals < 1) {
            throw CommandStopped.usage("'" + typed + "' is not NAME=RULE", null);
        }
        String rule = typed.substring(equals + 1);
        int colon = rule.indexOf(':');
        String kind = colon < 0 ? rule : rule.substring(0, colon);
        String value = colon < 0 ? "" : rule.substring(colon + 1);
        ObjectNode target = arguments.putObject(typed.substring(0, equals));
        switch (kind) {
            case "any" -> target.put("any", true);
            case "const", "prefix" -> target.put(kind, value);
            case "json" -> target.set("const", json(typed, value));
            case "enum" -> {
                ArrayNode values = target.putArray("enum");
                List.of(value.split(",")).forEach(values::add);
            }
            case "range" -> range(target, typed, value);
            default ->
                throw CommandStopped.usage(
                        "'" + typed + "': a rule is const:, json:, enum:, prefix:, range: or any", null);
        }
    }

    private static void range(ObjectNode target, String typed, String value) {
        int dots = value.indexOf("..");
        if (dots < 1) {
            throw CommandStopped.usage("'" + typed + "': a range is MIN..MAX", null);
        }
        target.set("min", json(typed, value.substring(0, dots)));
        target.set("max", json(typed, value.substring(dots + 2)));
    }

    private static JsonNode json(String typed, String value) {
        try {
            return Json.read(value);
        } catch (NotJson fault) {
            throw CommandStopped.usage("'" + typed + "' is not JSON: " + fault.reason(), null);
        }
    }
}
