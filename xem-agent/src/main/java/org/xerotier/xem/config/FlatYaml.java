package org.xerotier.xem.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML file of keys and plain values. Whatever else it holds is a fault with file and line. */
final class FlatYaml {

    /** @param line from 1 */
    record Entry(String value, int line) {}

    private static final long MAX_BYTES = 65_536;

    private final Path file;
    private final List<ConfigFault> faults;

    FlatYaml(Path file, List<ConfigFault> faults) {
        this.file = file;
        this.faults = faults;
    }

    /** Values by lower-case key; empty if there is no file. */
    Map<String, Entry> read() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try {
            if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
                fault(1, "is larger than %d bytes".formatted(MAX_BYTES));
                return entries;
            }
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file.toString()).build();
            Optional<Node> root = new Compose(settings).composeString(Files.readString(file));
            if (root.isPresent()) {
                readMapping(root.get(), entries);
            }
        } catch (NoSuchFileException absent) {
            return entries;
        } catch (CharacterCodingException notUtf8) {
            fault(1, "is not UTF-8 text");
        } catch (IOException unreadable) {
            fault(1, "cannot be read: " + unreadable);
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            fault(line, "is not valid YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            fault(1, "is not valid YAML: " + broken.getMessage());
        }
        return entries;
    }

    private void readMapping(Node root, Map<String, Entry> entries) {
        if (!(root instanceof MappingNode mapping)) {
            fault(line(root), "must hold lines of the form 'key: value'");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            int line = line(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                fault(line, "a key must be a plain word");
                continue;
            }
            String key = keyNode.getValue().toLowerCase(Locale.ROOT);
            if (!(tuple.getValueNode() instanceof ScalarNode value)) {
                fault(
                        line,
                        "'%s' holds a nested value; only text, whole numbers, true and false are allowed"
                                .formatted(key));
            } else if (value.getTag().equals(Tag.NULL)) {
                continue;
            } else if (value.getTag().equals(Tag.FLOAT)) {
                fault(line, "'%s' is a fraction; only text, whole numbers, true and false are allowed".formatted(key));
            } else if (entries.putIfAbsent(key, new Entry(value.getValue(), line)) != null) {
                fault(line, "'%s' appears a second time".formatted(key));
            }
        }
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private void fault(int line, String message) {
        faults.add(new ConfigFault(ConfigFault.INVALID_FILE, "%s:%d: %s".formatted(file, line, message)));
    }
}
