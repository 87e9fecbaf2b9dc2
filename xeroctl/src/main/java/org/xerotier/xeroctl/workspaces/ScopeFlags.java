package org.xerotier.xeroctl.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.json.NotJson;
import picocli.CommandLine.Option;

/** What tools may touch from a workspace. */
final class ScopeFlags {
    @Option(
            names = "--scope",
            paramLabel = "JSON",
            description = "The whole scope, such as {\"namespaces\": [\"app-*\"]}; {} narrows nothing.")
    private @Nullable String scope;

    @Option(names = "--namespaces", split = ",", paramLabel = "PATTERN", description = "Only these namespaces.")
    private List<String> namespaces = List.of();

    @Option(names = "--hosts", split = ",", paramLabel = "PATTERN", description = "Only these hosts.")
    private List<String> hosts = List.of();

    @Option(names = "--path-prefixes", split = ",", paramLabel = "PATH", description = "Only below these paths.")
    private List<String> pathPrefixes = List.of();

    /** The scope typed, or nothing if none was. */
    @Nullable
    ObjectNode typed() {
        boolean single = !namespaces.isEmpty() || !hosts.isEmpty() || !pathPrefixes.isEmpty();
        if (scope == null && !single) {
            return null;
        }
        ObjectNode typed = scope == null ? Json.object() : whole(scope);
        put(typed, "namespaces", namespaces);
        put(typed, "hosts", hosts);
        put(typed, "path_prefixes", pathPrefixes);
        return typed;
    }

    private static ObjectNode whole(String typed) {
        try {
            JsonNode tree = Json.read(typed);
            if (tree instanceof ObjectNode object) {
                return object;
            }
            throw CommandStopped.usage("--scope is not a JSON object such as {\"namespaces\": [\"app-*\"]}", null);
        } catch (NotJson fault) {
            throw CommandStopped.usage("--scope is not JSON: " + fault.reason(), null);
        }
    }

    private static void put(ObjectNode scope, String dimension, List<String> allowed) {
        if (!allowed.isEmpty()) {
            ArrayNode list = scope.putArray(dimension);
            allowed.forEach(list::add);
        }
    }
}
