package org.xerotier.mesh.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Judges a call's arguments against the scope of its workspace.
 *
 * <p>A schema says what touches what: {@code "x-xerotier-scope": {"dimension": "namespaces"}} on a property of type
 * string or list of strings ties its values to a dimension; with {@code "all": true} on a boolean property, true means
 * every value of the dimension; {@code "x-xerotier-touches": ["namespaces"]} at the root says the tool reaches the
 * whole dimension whatever its arguments. Where a dimension is narrowed, an argument tied to it may not be left out:
 * a tool's own default is not known to be within the scope.
 */
public final class ScopeRules {

    public static final String SCOPE_KEYWORD = "x-xerotier-scope";
    public static final String TOUCHES_KEYWORD = "x-xerotier-touches";

    private ScopeRules() {}

    /** The first way in which the call leaves the scope, or empty. */
    public static Optional<ArgumentFault> check(WorkspaceScope scope, ObjectNode parameters, JsonNode arguments) {
        if (scope.isUnnarrowed()) {
            return Optional.empty();
        }
        for (JsonNode touched : parameters.path(TOUCHES_KEYWORD)) {
            if (!scope.admitsAll(touched.asText())) {
                return Optional.of(new ArgumentFault(
                        "args",
                        "this tool reaches all %s, and the workspace's scope allows only some"
                                .formatted(touched.asText())));
            }
        }
        Iterator<Map.Entry<String, JsonNode>> properties =
                parameters.path("properties").fields();
        while (properties.hasNext()) {
            Map.Entry<String, JsonNode> property = properties.next();
            Optional<ArgumentFault> fault = checkProperty(scope, property.getKey(), property.getValue(), arguments);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<ArgumentFault> checkProperty(
            WorkspaceScope scope, String name, JsonNode schema, JsonNode arguments) {
        JsonNode rule = schema.path(SCOPE_KEYWORD);
        String dimension = rule.path("dimension").asText("");
        if (dimension.isEmpty() || !scope.narrows(dimension)) {
            return Optional.empty();
        }
        String path = "args." + name;
        JsonNode value = arguments.path(name);
        if (rule.path("all").asBoolean(false)) {
            return value.asBoolean(false) && !scope.admitsAll(dimension)
                    ? Optional.of(
                            new ArgumentFault(path, "the workspace's scope does not allow all %s".formatted(dimension)))
                    : Optional.empty();
        }
        if (value.isMissingNode() || (value.isArray() && value.isEmpty())) {
            return scope.admitsAll(dimension)
                    ? Optional.empty()
                    : Optional.of(new ArgumentFault(
                            path, "must be given, because the workspace's scope narrows %s".formatted(dimension)));
        }
        for (JsonNode one : value.isArray() ? value : java.util.List.of(value)) {
            if (!one.isTextual() || !scope.admits(dimension, one.textValue())) {
                return Optional.of(new ArgumentFault(
                        path,
                        "'%s' is outside the workspace's %s; allowed: %s"
                                .formatted(
                                        one.asText(),
                                        dimension,
                                        scope.values(dimension).orElseThrow())));
            }
        }
        return Optional.empty();
    }
}
