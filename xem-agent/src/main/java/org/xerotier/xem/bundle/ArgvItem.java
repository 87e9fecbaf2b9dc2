package org.xerotier.xem.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of an argv template. */
sealed interface ArgvItem {

    /**
     * One word of the command line: literals and holes, always exactly one argument however odd the values are.
     *
     * @param line in the bundle's file, for messages
     */
    record Word(List<Part> parts, boolean allowDash, boolean allowEmpty, int line) implements ArgvItem {

        public Word {
            parts = List.copyOf(parts);
        }

        /** A word that begins with a hole could begin with a dash, and thereby turn into an option. */
        boolean beginsWithHole() {
            return !parts.isEmpty() && parts.get(0) instanceof Hole;
        }
    }

    /** Words that are there only if an argument is given and true, or equals {@code is}. */
    record When(String name, @Nullable JsonNode is, List<ArgvItem> then, List<ArgvItem> otherwise) implements ArgvItem {

        public When {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** Words repeated for each element of a list ({@code item}) or member of an object ({@code key, value}). */
    record Each(String name, List<Word> as) implements ArgvItem {

        public Each {
            as = List.copyOf(as);
        }
    }

    /** A piece of a word. */
    sealed interface Part {}

    /** Text that stands as it is. */
    record Literal(String text) implements Part {}

    /** Filled with the value of that name. */
    record Hole(String name) implements Part {}
}
