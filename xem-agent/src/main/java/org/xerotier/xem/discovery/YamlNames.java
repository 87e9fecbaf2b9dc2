package org.xerotier.xem.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Names out of other programs' YAML; what is not as expected counts as not there. */
final class YamlNames {

    private YamlNames() {}

    static Optional<Node> root(String text) {
        LoadSettings bounded = LoadSettings.builder()
                .setMaxAliasesForCollections(50)
                .setCodePointLimit(1 << 20)
                .build();
        try {
            return new Compose(bounded).composeString(text);
        } catch (YamlEngineException broken) {
            return Optional.empty();
        }
    }

    static Optional<Node> child(Node parent, String key) {
        if (parent instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key)) {
                    return Optional.of(tuple.getValueNode());
                }
            }
        }
        return Optional.empty();
    }

    static Optional<String> text(Node parent, String key) {
        return child(parent, key).map(node -> node instanceof ScalarNode scalar ? scalar.getValue() : "");
    }

    static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    static List<String> keys(Node node) {
        List<String> keys = new ArrayList<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name) {
                    keys.add(name.getValue());
                }
            }
        }
        return keys;
    }
}
