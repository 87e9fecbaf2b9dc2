package org.xerotier.xem.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML nodes as scalars and as JSON, by the YAML 1.2 JSON schema: {@code yes} is a text, {@code true} is not. */
final class YamlValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlValues() {}

    static @Nullable String text(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR) ? scalar.getValue() : null;
    }

    static @Nullable Long integer(Node node) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)) {
            try {
                return Long.valueOf(scalar.getValue());
            } catch (NumberFormatException tooLong) {
                return null;
            }
        }
        return null;
    }

    static @Nullable Boolean flag(Node node) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)
                ? Boolean.valueOf(scalar.getValue())
                : null;
    }

    static JsonNode json(Node node, Faults faults) {
        if (node instanceof MappingNode mapping) {
            ObjectNode object = JSON.objectNode();
            for (NodeTuple entry : mapping.getValue()) {
                String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : null;
                if (key == null) {
                    faults.at(entry.getKeyNode(), "a key must be a plain text");
                } else if (object.has(key)) {
                    faults.at(entry.getKeyNode(), "'%s' appears twice", key);
                } else {
                    object.set(key, json(entry.getValueNode(), faults));
                }
            }
            return object;
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.getValue().forEach(item -> array.add(json(item, faults)));
            return array;
        }
        return scalar((ScalarNode) node, faults);
    }

    private static JsonNode scalar(ScalarNode node, Faults faults) {
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return NullNode.getInstance();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(node.getValue()));
        }
        Long integer = integer(node);
        if (integer != null) {
            return JSON.numberNode(integer);
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            try {
                return JSON.numberNode(new BigDecimal(node.getValue()));
            } catch (NumberFormatException notFinite) {
                faults.at(node, "'%s' is not a number JSON knows", node.getValue());
                return NullNode.getInstance();
            }
        }
        return JSON.textNode(node.getValue());
    }
}
