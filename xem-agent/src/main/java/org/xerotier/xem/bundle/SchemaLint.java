package org.xerotier.xem.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.xerotier.mesh.manifest.ScopeRules;

/** Walks a schema beside its YAML, names what would be silently ignored elsewhere, and puts in missing bounds. */
final class SchemaLint {

    /** Longest text where the author names no maxLength. */
    static final int DEFAULT_MAX_LENGTH = 1_024;

    static final int DEFAULT_MAX_ITEMS = 100;

    private static final Set<String> TYPES =
            Set.of("string", "integer", "number", "boolean", "array", "object", "null");
    private static final Set<String> KEYWORDS = Set.of(
            "type",
            "description",
            "title",
            "default",
            "examples",
            "enum",
            "const",
            "pattern",
            "format",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "items",
            "prefixItems",
            "minItems",
            "maxItems",
            "uniqueItems",
            "contains",
            "properties",
            "required",
            "additionalProperties",
            "patternProperties",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "dependentRequired",
            "dependentSchemas",
            "oneOf",
            "anyOf",
            "allOf",
            "not",
            "if",
            "then",
            "else",
            "$defs",
            "$ref",
            "deprecated",
            "readOnly",
            "writeOnly",
            "$comment");
    private static final List<String> SCHEMA_HOLDERS =
            List.of("items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else");
    private static final List<String> SCHEMA_MAPS =
            List.of("properties", "patternProperties", "$defs", "dependentSchemas");
    private static final List<String> SCHEMA_LISTS = List.of("oneOf", "anyOf", "allOf", "prefixItems");

    private final Faults faults;

    SchemaLint(Faults faults) {
        this.faults = faults;
    }

    void check(Node node, JsonNode schema, Set<String> alsoAllowed) {
        if (!(schema instanceof ObjectNode object)) {
            if (!schema.isBoolean()) {
                faults.at(node, "a schema must be a mapping, true or false");
            }
            return;
        }
        List<String> keywords = new ArrayList<>();
        object.fieldNames().forEachRemaining(keywords::add);
        for (String keyword : keywords) {
            boolean known = KEYWORDS.contains(keyword)
                    || keyword.equals(ScopeRules.SCOPE_KEYWORD)
                    || alsoAllowed.contains(keyword);
            if (!known) {
                faults.at(YamlTree.key(node, keyword), "'%s' is no keyword of JSON Schema 2020-12", keyword);
            }
        }
        types(node, object);
        bounds(node, object);
        pattern(node, object);
        scope(node, object);
        touches(node, object);
        within(node, object);
    }

    private void within(Node node, ObjectNode schema) {
        for (String keyword : SCHEMA_HOLDERS) {
            if (schema.has(keyword)) {
                check(YamlTree.child(node, keyword), schema.path(keyword), Set.of());
            }
        }
        for (String keyword : SCHEMA_MAPS) {
            Node map = YamlTree.child(node, keyword);
            List<String> names = new ArrayList<>();
            schema.path(keyword).fieldNames().forEachRemaining(names::add);
            names.forEach(name ->
                    check(YamlTree.child(map, name), schema.path(keyword).path(name), Set.of()));
        }
        for (String keyword : SCHEMA_LISTS) {
            for (int i = 0; i < schema.path(keyword).size(); i++) {
                check(
                        YamlTree.child(YamlTree.child(node, keyword), i),
                        schema.path(keyword).path(i),
                        Set.of());
            }
        }
    }

    private void types(Node node, ObjectNode schema) {
        JsonNode type = schema.path("type");
        for (JsonNode one : type.isArray() ? type : List.of(type)) {
            if (!one.isMissingNode() && !TYPES.contains(one.asText())) {
                faults.at(YamlTree.child(node, "type"), "'%s' is no type; there are %s", one.asText(), sorted(TYPES));
            }
        }
        if (schema.has("enum")
                && (!schema.path("enum").isArray() || schema.path("enum").isEmpty())) {
            faults.at(YamlTree.child(node, "enum"), "'enum' must be a list with at least one value");
        }
    }

    private void bounds(Node node, ObjectNode schema) {
        switch (schema.path("type").asText()) {
            case "string" -> {
                if (!schema.has("maxLength") && !schema.has("enum") && !schema.has("const")) {
                    schema.put("maxLength", DEFAULT_MAX_LENGTH);
                }
            }
            case "array" -> {
                if (!schema.has("items")) {
                    faults.at(node, "a list needs 'items'");
                }
                if (!schema.has("maxItems")) {
                    schema.put("maxItems", DEFAULT_MAX_ITEMS);
                }
            }
            case "object" -> {
                if (!schema.has("additionalProperties")) {
                    faults.at(node, "an object must say 'additionalProperties': false, or a schema");
                } else if (!schema.path("additionalProperties").isBoolean() && !schema.has("maxProperties")) {
                    schema.put("maxProperties", DEFAULT_MAX_ITEMS);
                }
            }
            default -> {}
        }
    }

    private void pattern(Node node, ObjectNode schema) {
        if (!schema.has("pattern")) {
            return;
        }
        try {
            Pattern.compile(schema.path("pattern").asText());
        } catch (PatternSyntaxException fault) {
            faults.at(YamlTree.child(node, "pattern"), "not an RE2 pattern: %s", String.valueOf(fault.getMessage()));
        }
    }

    private void scope(Node node, ObjectNode schema) {
        JsonNode rule = schema.path(ScopeRules.SCOPE_KEYWORD);
        if (rule.isMissingNode()) {
            return;
        }
        Node at = YamlTree.child(node, ScopeRules.SCOPE_KEYWORD);
        if (!rule.path("dimension").asText("").matches("[a-z][a-z0-9_]{0,47}")) {
            faults.at(at, "x-xerotier-scope must name a 'dimension', for example {dimension: namespaces}");
        }
        boolean all = rule.path("all").asBoolean(false);
        String type = schema.path("type").asText();
        String items = schema.path("items").path("type").asText();
        boolean fits = all ? type.equals("boolean") : type.equals("string") || items.equals("string");
        if (!fits) {
            faults.at(at, "x-xerotier-scope fits a string, a list of strings, or with 'all: true' a boolean");
        }
        if (rule.size() > (rule.has("all") ? 2 : 1)) {
            faults.at(at, "x-xerotier-scope has only 'dimension' and 'all'");
        }
    }

    private void touches(Node node, ObjectNode schema) {
        JsonNode touches = schema.path(ScopeRules.TOUCHES_KEYWORD);
        if (!touches.isMissingNode() && !touches.isArray()) {
            faults.at(
                    YamlTree.child(node, ScopeRules.TOUCHES_KEYWORD),
                    "x-xerotier-touches must be a list of dimensions");
        }
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", new java.util.TreeSet<>(names));
    }
}
