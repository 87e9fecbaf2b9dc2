package org.xerotier.xem.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;

/** What the holes of a template are filled with: the call's arguments over the schema's defaults, and the agent's own paths. */
public final class Values {

    private final Map<String, JsonNode> byName;

    private Values(Map<String, JsonNode> byName) {
        this.byName = byName;
    }

    /**
     * Gathers the values of one call.
     *
     * @param parameters the schema, for its defaults
     * @param replaced arguments that were resolved by the agent, such as real paths
     * @param own the agent's own names: {@code credentials}, {@code scratch}, {@code storage}
     */
    public static Values of(
            JsonNode parameters, JsonNode arguments, Map<String, String> replaced, Map<String, String> own) {
        Map<String, JsonNode> byName = new HashMap<>();
        parameters.path("properties").properties().forEach(property -> {
            JsonNode fallback = property.getValue().path("default");
            if (!fallback.isMissingNode()) {
                byName.put(property.getKey(), fallback);
            }
        });
        arguments.properties().forEach(argument -> byName.put(argument.getKey(), argument.getValue()));
        replaced.forEach((name, value) -> byName.put(name, TextNode.valueOf(value)));
        own.forEach((name, value) -> byName.put(name, TextNode.valueOf(value)));
        return new Values(byName);
    }

    public boolean isGiven(String name) {
        return !get(name).isMissingNode() && !get(name).isNull();
    }

    /** The value, or a missing node. */
    public JsonNode get(String name) {
        JsonNode value = byName.get(name);
        return value == null ? MissingNode.getInstance() : value;
    }

    Values with(String name, JsonNode value) {
        Map<String, JsonNode> more = new HashMap<>(byName);
        more.put(name, value);
        return new Values(more);
    }

    /** Given, and neither null, false nor empty. */
    boolean isSet(String name) {
        JsonNode value = get(name);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        return value.isContainerNode()
                ? !value.isEmpty()
                : !value.isTextual() || !value.textValue().isEmpty();
    }
}
