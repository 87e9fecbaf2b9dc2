package org.xerotier.xem.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import java.util.List;

/** Arguments a tool accepts: its required parameters, each with some fitting value. */
final class SampleArguments {

    private static final List<String> TEXTS = List.of(
            "web-1",
            "eu-central-1",
            "i-0123456789abcdef0",
            "select 1",
            "/var/log",
            "30m",
            "2 hours ago",
            "nginx.service");

    private SampleArguments() {}

    static ObjectNode of(BundledTool tool) {
        ObjectNode schema = tool.descriptor().parameters();
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        schema.path("required")
                .forEach(name ->
                        put(arguments, name.asText(), schema.path("properties").path(name.asText())));
        tool.schema().check(arguments).ifPresent(fault -> {
            throw new AssertionError("no sample for %s: %s".formatted(tool.name(), fault));
        });
        return arguments;
    }

    private static void put(ObjectNode arguments, String name, JsonNode schema) {
        switch (schema.path("type").asText()) {
            case "string" -> arguments.put(name, text(schema));
            case "integer" ->
                arguments.put(name, Math.max(1, schema.path("minimum").asLong(1)));
            case "boolean" -> arguments.put(name, true);
            case "object" -> arguments.set(name, object());
            default -> throw new AssertionError("no sample for " + name);
        }
    }

    private static String text(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").path(0).asText();
        }
        String pattern = schema.path("pattern").asText("");
        return TEXTS.stream()
                .filter(text -> Pattern.compile(pattern).matcher(text).find())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample for " + pattern));
    }

    private static ObjectNode object() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .putObject("metadata")
                .put("name", "web");
        return object;
    }
}
