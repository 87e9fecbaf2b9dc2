package org.xerotier.xem.bundle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One YAML mapping, taken field by field. Each getter reports what is wrong with its field; {@link #done} reports the
 * keys nobody asked for.
 */
final class Fields {

    private final Node node;
    private final String what;
    private final Faults faults;
    private final Map<String, NodeTuple> left = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();

    Fields(Node node, String what, Faults faults) {
        this.node = node;
        this.what = what;
        this.faults = faults;
        if (!(node instanceof MappingNode mapping)) {
            faults.at(node, "%s must be a mapping (key: value)", what);
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : null;
            if (key == null) {
                faults.at(entry.getKeyNode(), "a key of %s must be a plain text", what);
            } else if (left.putIfAbsent(key, entry) != null) {
                faults.at(entry.getKeyNode(), "'%s' appears twice in %s", key, what);
            }
        }
    }

    Node node() {
        return node;
    }

    @Nullable
    Node take(String key) {
        known.add(key);
        NodeTuple entry = left.remove(key);
        return entry == null ? null : entry.getValueNode();
    }

    @Nullable
    Node require(String key) {
        Node value = take(key);
        if (value == null && node instanceof MappingNode) {
            faults.at(node, "%s lacks '%s'", what, key);
        }
        return value;
    }

    String requireText(String key, int max) {
        Node value = require(key);
        return value == null ? "" : text(key, value, max);
    }

    Optional<String> text(String key, int max) {
        return Optional.ofNullable(take(key)).map(value -> text(key, value, max));
    }

    private String text(String key, Node value, int max) {
        String text = YamlValues.text(value);
        if (text == null) {
            faults.at(value, "'%s' must be a text; put it in quotes", key);
            return "";
        }
        if (text.isBlank() || text.length() > max) {
            faults.at(value, "'%s' must have 1 to %d characters", key, max);
        }
        return text.strip();
    }

    long integer(String key, long fallback, long min, long max) {
        Node value = take(key);
        if (value == null) {
            return fallback;
        }
        Long number = YamlValues.integer(value);
        if (number == null || number < min || number > max) {
            faults.at(value, "'%s' must be a whole number from %d to %d", key, min, max);
            return fallback;
        }
        return number;
    }

    boolean flag(String key, boolean fallback) {
        Node value = take(key);
        if (value == null) {
            return fallback;
        }
        Boolean flag = YamlValues.flag(value);
        if (flag == null) {
            faults.at(value, "'%s' must be true or false", key);
            return fallback;
        }
        return flag;
    }

    /** The items of a list; a single value counts as a list of one where {@code orOne}. */
    List<Node> list(String key, boolean orOne) {
        Node value = take(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (!orOne) {
            faults.at(value, "'%s' must be a list", key);
            return List.of();
        }
        return List.of(value);
    }

    /** The entries of a nested mapping, key node first. */
    List<NodeTuple> entries(String key) {
        Node value = take(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        faults.at(value, "'%s' must be a mapping (key: value)", key);
        return List.of();
    }

    void done() {
        left.forEach((key, entry) -> faults.at(
                entry.getKeyNode(), "%s has no key '%s'; it may have: %s", what, key, String.join(", ", known)));
    }
}
