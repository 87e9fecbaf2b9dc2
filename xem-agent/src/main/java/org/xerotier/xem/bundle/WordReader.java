package org.xerotier.xem.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.xerotier.xem.bundle.ArgvItem.Hole;
import org.xerotier.xem.bundle.ArgvItem.Literal;
import org.xerotier.xem.bundle.ArgvItem.Part;
import org.xerotier.xem.bundle.ArgvItem.Word;

/**
 * Cuts the text of a word into literals and holes and checks that each hole can be filled.
 *
 * <p>A hole is a lower-case name in single braces; doubled braces, as Go templates have them, are literal text.
 */
final class WordReader {

    /** Names the agent fills in itself. */
    static final Set<String> OWN = Set.of("credentials", "scratch", "storage");

    private static final Pattern HOLE = Pattern.compile("(?<!\\{)\\{([a-z][a-z0-9_]*)\\}(?!\\})");

    private final ParameterTypes parameters;
    private final boolean hasCredentials;
    private final boolean credentialsOptional;
    private final Faults faults;

    WordReader(ParameterTypes parameters, boolean hasCredentials, boolean credentialsOptional, Faults faults) {
        this.parameters = parameters;
        this.hasCredentials = hasCredentials;
        this.credentialsOptional = credentialsOptional;
        this.faults = faults;
    }

    Word read(Node node, String text, boolean allowDash, boolean allowEmpty, Set<String> given) {
        Word word = new Word(parts(text), allowDash, allowEmpty, Faults.line(node));
        for (Part part : word.parts()) {
            if (part instanceof Hole hole) {
                check(node, hole.name(), given);
            } else if (part instanceof Literal literal && literal.text().indexOf('\0') >= 0) {
                faults.at(node, "a word may not contain U+0000");
            }
        }
        return word;
    }

    static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = HOLE.matcher(text);
        int from = 0;
        while (matcher.find()) {
            if (matcher.start() > from) {
                parts.add(new Literal(text.substring(from, matcher.start())));
            }
            parts.add(new Hole(matcher.group(1)));
            from = matcher.end();
        }
        if (from < text.length() || parts.isEmpty()) {
            parts.add(new Literal(text.substring(from)));
        }
        return parts;
    }

    private void check(Node node, String name, Set<String> given) {
        if (given.contains(name)) {
            return;
        }
        if (name.equals("credentials")) {
            if (!hasCredentials) {
                faults.at(node, "{credentials} needs a credentials_ref");
            } else if (credentialsOptional) {
                faults.at(node, "{credentials} may be missing here; put the word under '- if: credentials'");
            }
        } else if (OWN.contains(name)) {
            return;
        } else if (!parameters.has(name)) {
            faults.at(node, "{%s} is no parameter of this tool (parameters: %s)", name, parameters.names());
        } else if (!parameters.isScalar(name)) {
            faults.at(node, "{%s} is an %s; use '- each: %s'", name, parameters.type(name), name);
        } else if (!parameters.alwaysGiven(name)) {
            faults.at(
                    node,
                    "{%s} may be missing; make it required, give it a default, or put the word under '- if: %s'",
                    name,
                    name);
        }
    }
}
