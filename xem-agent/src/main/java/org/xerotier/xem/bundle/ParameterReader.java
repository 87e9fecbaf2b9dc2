package org.xerotier.xem.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.xerotier.mesh.manifest.ArgumentSchema;
import org.xerotier.mesh.manifest.ScopeRules;

/**
 * Reads {@code parameters}: a JSON Schema 2020-12 that says everything. An object is closed, a text, list or open
 * object is bounded (with a bound of ours where the author names none), and each parameter is described.
 */
final class ParameterReader {

    private static final String NAME = "[a-z][a-z0-9_]{0,63}";

    private final Faults faults;

    ParameterReader(Faults faults) {
        this.faults = faults;
    }

    /** The schema and its compiled form; null if it has a fault. */
    record Parameters(ObjectNode schema, ArgumentSchema compiled) {}

    @Nullable
    Parameters read(@Nullable Node node) {
        ObjectNode schema;
        int before = faults.size();
        if (node == null) {
            schema = JsonNodeFactory.instance.objectNode().put("type", "object");
            schema.putObject("properties");
            schema.put("additionalProperties", false);
        } else if (YamlValues.json(node, faults) instanceof ObjectNode object) {
            schema = object;
            root(node, schema);
        } else {
            faults.at(node, "'parameters' must be a JSON Schema (a mapping with type: object)");
            return null;
        }
        if (faults.size() > before) {
            return null;
        }
        try {
            return new Parameters(schema, ArgumentSchema.compile(schema));
        } catch (IllegalArgumentException fault) {
            faults.at(node == null ? 1 : Faults.line(node), "parameters: %s", String.valueOf(fault.getMessage()));
            return null;
        }
    }

    private void root(Node node, ObjectNode schema) {
        if (!schema.path("type").asText().equals("object")) {
            faults.at(YamlTree.child(node, "type"), "parameters must have 'type: object'");
        }
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").booleanValue()) {
            faults.at(
                    YamlTree.child(node, "additionalProperties"),
                    "parameters must have 'additionalProperties: false', so that a misspelled argument is refused");
        }
        if (!schema.path("properties").isObject()) {
            faults.at(YamlTree.child(node, "properties"), "parameters must have 'properties' (may be {})");
            return;
        }
        checkRequired(node, schema);
        List<String> names = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(names::add);
        Node properties = YamlTree.child(node, "properties");
        SchemaLint lint = new SchemaLint(faults);
        for (String name : names) {
            Node at = YamlTree.child(properties, name);
            if (!name.matches(NAME) || WordReader.OWN.contains(name)) {
                faults.at(
                        at,
                        "parameter '%s' must match %s and not be one of %s",
                        name,
                        NAME,
                        String.join(", ", new java.util.TreeSet<>(WordReader.OWN)));
            }
            if (!schema.path("properties").path(name).path("description").isTextual()) {
                faults.at(at, "parameter '%s' lacks a description; callers have nothing else to go by", name);
            }
        }
        lint.check(node, schema, Set.of(ScopeRules.TOUCHES_KEYWORD));
    }

    private void checkRequired(Node node, ObjectNode schema) {
        Node required = YamlTree.child(node, "required");
        if (schema.has("required") && !schema.path("required").isArray()) {
            faults.at(required, "'required' must be a list of parameter names");
        }
        schema.path("required").forEach(name -> {
            if (!schema.path("properties").has(name.asText())) {
                faults.at(required, "'required' names '%s', which is no parameter", name.asText());
            }
        });
    }
}
