package org.xerotier.router.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call as conditions see it; its arguments are turned over once, and only if some condition asks. */
final class CallVariables {

    private final CallFacts call;
    private @Nullable Map<String, Object> args;
    private long values;
    private long letters;

    CallVariables(CallFacts call) {
        this.call = call;
    }

    Optional<Object> find(String name) {
        return switch (name) {
            case "tool" -> Optional.of(call.tool());
            case "risk" -> Optional.of(call.declared().wireName());
            case "workspace" -> Optional.of(call.workspace());
            case "agent" -> Optional.of(call.agent() == null ? "" : call.agent());
            case "args" -> Optional.of(arguments());
            default -> Optional.empty();
        };
    }

    /** Members and elements in the arguments, at every depth. */
    long values() {
        arguments();
        return values;
    }

    /** Characters of all texts in the arguments. */
    long letters() {
        arguments();
        return letters;
    }

    private Map<String, Object> arguments() {
        Map<String, Object> known = args;
        if (known == null) {
            known = object(call.arguments());
            args = known;
        }
        return known;
    }

    private Map<String, Object> object(JsonNode node) {
        Map<String, Object> map = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            letters += field.getKey().length();
            map.put(field.getKey(), value(field.getValue()));
        }
        return map;
    }

    private List<Object> list(JsonNode node) {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(item -> list.add(value(item)));
        return list;
    }

    private Object value(JsonNode node) {
        values++;
        if (node.isTextual()) {
            letters += node.textValue().length();
            return node.textValue();
        }
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            return list(node);
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.isNumber() ? (Object) node.doubleValue() : NullValue.NULL_VALUE;
    }
}
