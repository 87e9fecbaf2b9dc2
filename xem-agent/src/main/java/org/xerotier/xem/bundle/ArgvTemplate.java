package org.xerotier.xem.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.xem.bundle.ArgvItem.Each;
import org.xerotier.xem.bundle.ArgvItem.Hole;
import org.xerotier.xem.bundle.ArgvItem.Literal;
import org.xerotier.xem.bundle.ArgvItem.Part;
import org.xerotier.xem.bundle.ArgvItem.When;
import org.xerotier.xem.bundle.ArgvItem.Word;

/**
 * Turns values into words. No shell reads the result: a word is one argument of the process, byte for byte, and a value
 * that stands first in its word may not begin with a dash unless the template allows it.
 */
public final class ArgvTemplate {

    private static final int MAX_WORDS = 2_048;
    private static final int MAX_WORD_CHARS = 65_536;

    private final List<ArgvItem> items;

    ArgvTemplate(List<ArgvItem> items) {
        this.items = List.copyOf(items);
    }

    static ArgvTemplate ofWord(Word word) {
        return new ArgvTemplate(List.of(word));
    }

    List<ArgvItem> items() {
        return items;
    }

    /** Whether a word outside conditions has a hole of that name. */
    public boolean uses(String name) {
        return items.stream()
                .anyMatch(item -> item instanceof Word word && word.parts().contains(new Hole(name)));
    }

    /** The words after the binary. Throws {@link ArgumentRefused} for a value that may not stand where it would. */
    public List<String> render(Values values) {
        List<String> words = new ArrayList<>();
        render(items, values, words);
        return words;
    }

    private static void render(List<? extends ArgvItem> items, Values values, List<String> words) {
        for (ArgvItem item : items) {
            if (item instanceof Word word) {
                words.add(word(word, values));
            } else if (item instanceof When when) {
                render(holds(when, values) ? when.then() : when.otherwise(), values, words);
            } else if (item instanceof Each each) {
                renderEach(each, values, words);
            }
            if (words.size() > MAX_WORDS) {
                throw new ArgumentRefused(
                        "args", "the command line would have more than %d words".formatted(MAX_WORDS));
            }
        }
    }

    private static boolean holds(When when, Values values) {
        JsonNode is = when.is();
        return is == null ? values.isSet(when.name()) : is.equals(values.get(when.name()));
    }

    private static void renderEach(Each each, Values values, List<String> words) {
        JsonNode many = values.get(each.name());
        if (many.isObject()) {
            for (Map.Entry<String, JsonNode> member : many.properties()) {
                Values inner =
                        values.with("key", TextNode.valueOf(member.getKey())).with("value", member.getValue());
                render(each.as(), inner, words);
            }
        } else {
            for (JsonNode element : many) {
                render(each.as(), values.with("item", element), words);
            }
        }
    }

    private static String word(Word word, Values values) {
        StringBuilder text = new StringBuilder();
        String firstHole = "";
        for (Part part : word.parts()) {
            if (part instanceof Literal literal) {
                text.append(literal.text());
            } else if (part instanceof Hole hole) {
                firstHole = firstHole.isEmpty() ? hole.name() : firstHole;
                text.append(plain(hole.name(), values.get(hole.name())));
            }
        }
        if (text.length() > MAX_WORD_CHARS) {
            throw new ArgumentRefused("args." + firstHole, "longer than %d characters".formatted(MAX_WORD_CHARS));
        }
        if (text.length() == 0 && !word.allowEmpty() && word.beginsWithHole()) {
            throw new ArgumentRefused("args." + firstHole, "may not be empty");
        }
        if (word.beginsWithHole() && !word.allowDash() && text.length() > 0 && text.charAt(0) == '-') {
            throw new ArgumentRefused(
                    "args." + firstHole, "may not begin with '-', because the tool would take it for an option");
        }
        return text.toString();
    }

    /** A value as the text a tool sees. */
    static String plain(String name, JsonNode value) {
        String text;
        if (value.isTextual()) {
            text = value.textValue();
        } else if (value.isNumber() || value.isBoolean()) {
            text = CanonicalJson.text(value);
        } else {
            throw new ArgumentRefused("args." + name, "must be given as a text, a number, true or false");
        }
        if (text.indexOf('\0') >= 0) {
            throw new ArgumentRefused("args." + name, "may not contain the character U+0000");
        }
        return text;
    }
}
