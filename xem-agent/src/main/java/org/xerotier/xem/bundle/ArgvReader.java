package org.xerotier.xem.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.xerotier.xem.bundle.ArgvItem.Each;
import org.xerotier.xem.bundle.ArgvItem.Literal;
import org.xerotier.xem.bundle.ArgvItem.When;
import org.xerotier.xem.bundle.ArgvItem.Word;

/** Reads an argv template: words, {@code if}, {@code each}, {@code word}, {@code literal}. */
final class ArgvReader {

    private final ParameterTypes parameters;
    private final WordReader words;
    private final Faults faults;

    ArgvReader(ParameterTypes parameters, WordReader words, Faults faults) {
        this.parameters = parameters;
        this.words = words;
        this.faults = faults;
    }

    List<ArgvItem> read(List<Node> nodes, Set<String> given) {
        List<ArgvItem> items = new ArrayList<>();
        for (Node node : nodes) {
            ArgvItem item = item(node, given);
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private @Nullable ArgvItem item(Node node, Set<String> given) {
        if (node instanceof MappingNode) {
            Fields fields = new Fields(node, "an argv item", faults);
            ArgvItem item = special(fields, given);
            fields.done();
            return item;
        }
        return word(node, given);
    }

    private @Nullable Word word(Node node, Set<String> given) {
        String text = YamlValues.text(node);
        if (text == null) {
            faults.at(
                    node,
                    node instanceof ScalarNode
                            ? "an argv word must be a text; put it in quotes"
                            : "an argv item must be a word, or one of: if, each, word, literal");
            return null;
        }
        return words.read(node, text, false, false, given);
    }

    private @Nullable ArgvItem special(Fields fields, Set<String> given) {
        Node when = fields.take("if");
        Node each = fields.take("each");
        Node word = fields.take("word");
        Node literal = fields.take("literal");
        if (when != null) {
            return when(when, fields, given);
        }
        if (each != null) {
            return each(each, fields, given);
        }
        if (word != null) {
            String text = YamlValues.text(word);
            if (text == null) {
                faults.at(word, "'word' must be a text; put it in quotes");
                return null;
            }
            boolean dash = fields.flag("allow_dash", false);
            return words.read(word, text, dash, fields.flag("allow_empty", false), given);
        }
        if (literal != null) {
            String text = YamlValues.text(literal);
            if (text == null) {
                faults.at(literal, "'literal' must be a text; put it in quotes");
                return null;
            }
            return new Word(List.of(new Literal(text)), true, true, Faults.line(literal));
        }
        faults.at(fields.node(), "an argv item must be a word, or one of: if, each, word, literal");
        return null;
    }

    private @Nullable ArgvItem when(Node node, Fields fields, Set<String> given) {
        String name = parameter(node, "if");
        Node isNode = fields.take("is");
        JsonNode is = isNode == null ? null : YamlValues.json(isNode, faults);
        Set<String> inside = new HashSet<>(given);
        if (name != null) {
            inside.add(name);
            if (parameters.has(name) && !parameters.isScalar(name)) {
                inside.remove(name);
            }
        }
        List<ArgvItem> then = read(fields.list("then", true), inside);
        if (then.isEmpty()) {
            faults.at(node, "'if' lacks 'then'");
        }
        List<ArgvItem> otherwise = read(fields.list("else", true), given);
        return name == null ? null : new When(name, is, then, otherwise);
    }

    private @Nullable ArgvItem each(Node node, Fields fields, Set<String> given) {
        String name = parameter(node, "each");
        Set<String> inside = new HashSet<>(given);
        if (name != null) {
            switch (parameters.type(name)) {
                case "array" -> inside.add("item");
                case "object" -> inside.addAll(Set.of("key", "value"));
                default -> faults.at(node, "'each' needs a parameter of type array or object; %s is not", name);
            }
        }
        List<Word> as = new ArrayList<>();
        for (Node one : fields.list("as", true)) {
            Word word = word(one, inside);
            if (word != null) {
                as.add(word);
            }
        }
        if (as.isEmpty()) {
            faults.at(node, "'each' lacks 'as'");
        }
        return name == null ? null : new Each(name, as);
    }

    private @Nullable String parameter(Node node, String key) {
        String name = YamlValues.text(node);
        if (name == null || !(parameters.has(name) || (key.equals("if") && name.equals("credentials")))) {
            faults.at(node, "'%s' must name a parameter of this tool (parameters: %s)", key, parameters.names());
            return null;
        }
        return name;
    }
}
