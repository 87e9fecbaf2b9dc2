package org.xerotier.xem.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** What templates need to know of a schema: which parameters there are, and which of them always have a value. */
final class ParameterTypes {

    private final JsonNode properties;
    private final Set<String> always = new HashSet<>();

    ParameterTypes(JsonNode schema) {
        this.properties = schema.path("properties");
        schema.path("required").forEach(name -> always.add(name.asText()));
        properties.properties().forEach(property -> {
            if (property.getValue().has("default")) {
                always.add(property.getKey());
            }
        });
    }

    boolean has(String name) {
        return properties.has(name);
    }

    boolean alwaysGiven(String name) {
        return always.contains(name);
    }

    String type(String name) {
        JsonNode property = properties.path(name);
        return property.path("type").asText(property.has("enum") ? "string" : "");
    }

    boolean isScalar(String name) {
        String type = type(name);
        return !type.equals("object") && !type.equals("array");
    }

    String names() {
        Set<String> names = new java.util.TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names.isEmpty() ? "none" : String.join(", ", names);
    }
}
