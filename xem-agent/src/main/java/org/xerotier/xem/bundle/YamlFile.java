package org.xerotier.xem.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a YAML file into nodes that know their lines. Anchors, aliases and deep nesting are refused before composing. */
final class YamlFile {

    private static final long MAX_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 40;

    private YamlFile() {}

    static @Nullable Node read(Path file, Faults faults) {
        String text = text(file, faults);
        if (text == null) {
            return null;
        }
        LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
        try {
            int before = faults.size();
            checkEvents(text, settings, faults);
            if (faults.size() > before) {
                return null;
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                faults.at(1, "the file is empty; a bundle begins with 'name:'");
            }
            return root.orElse(null);
        } catch (MarkedYamlEngineException fault) {
            int line = fault.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            faults.at(line, "not valid YAML: %s", fault.getProblem());
        } catch (YamlEngineException fault) {
            faults.at(
                    1,
                    "not valid YAML: %s",
                    String.valueOf(fault.getMessage()).lines().findFirst().orElse(""));
        }
        return null;
    }

    private static @Nullable String text(Path file, Faults faults) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                faults.at(0, "larger than %d bytes", MAX_BYTES);
                return null;
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            faults.at(0, "not UTF-8 text");
        } catch (IOException unreadable) {
            faults.at(0, "cannot be read: %s", unreadable);
        }
        return null;
    }

    private static void checkEvents(String text, LoadSettings settings, Faults faults) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                faults.at(line, "nested deeper than %d levels", MAX_DEPTH);
                return;
            }
            if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
                faults.at(line, "anchors and aliases are not used in bundles; write the value out");
            }
        }
    }
}
