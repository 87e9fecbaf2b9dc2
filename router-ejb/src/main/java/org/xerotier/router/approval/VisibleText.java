package org.xerotier.router.approval;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text from outside, written so that a reader sees what it is and nothing it pretends to be: a JSON string literal in
 * which every character that hides, moves, joins or resembles another stands as <code>&#92;u{202E}</code>, and a run of
 * one character as <code>&#92;u{20*10000}</code>. JSON itself never writes <code>&#92;u{</code>, so {@link #read} gives
 * back exactly what was written.
 */
final class VisibleText {

    /** From how many on equal characters are counted instead of repeated; spaces push things out of sight sooner. */
    private static final int RUN = 32;

    private static final int RUN_OF_BLANKS = 4;

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u\\{([0-9A-F]{1,6})(?:\\*([1-9][0-9]{0,8}))?\\}|.)");

    private VisibleText() {}

    /** For values in any language. */
    static String literal(String text) {
        return write(text, false);
    }

    /** For names of tools, arguments, people and things: nothing but ASCII stands for itself. */
    static String name(String text) {
        return write(text, true);
    }

    private static String write(String text, boolean isName) {
        int[] points = text.codePoints().toArray();
        boolean[] plain = PlainCharacters.in(points, isName);
        StringBuilder out = new StringBuilder(points.length + 16).append('"');
        int i = 0;
        while (i < points.length) {
            int point = points[i];
            int end = i + 1;
            while (end < points.length && points[end] == point) {
                end++;
            }
            int length = end - i;
            if (length >= (isBlank(point) ? RUN_OF_BLANKS : RUN)) {
                out.append("\\u{").append(hex(point)).append('*').append(length).append('}');
                i = end;
            } else {
                append(out, point, plain[i]);
                i++;
            }
        }
        return out.append('"').toString();
    }

    private static boolean isBlank(int point) {
        return point == ' ' || point == '\n' || point == '\t' || point == '\r';
    }

    private static void append(StringBuilder out, int point, boolean isPlain) {
        switch (point) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isPlain) {
                    out.appendCodePoint(point);
                } else {
                    out.append("\\u{").append(hex(point)).append('}');
                }
            }
        }
    }

    private static String hex(int point) {
        return Integer.toHexString(point).toUpperCase(Locale.ROOT);
    }

    /** What a literal stands for: the way back, by which a record proves what was shown. */
    static String read(String literal) {
        Matcher escapes = ESCAPE.matcher(literal.substring(1, literal.length() - 1));
        return escapes.replaceAll(
                found -> Matcher.quoteReplacement(one(found.group(), found.group(1), found.group(2))));
    }

    private static String one(String whole, @Nullable String hex, @Nullable String count) {
        if (hex != null) {
            String one = Character.toString(Integer.parseInt(hex, 16));
            return count == null ? one : one.repeat(Integer.parseInt(count));
        }
        return switch (whole.charAt(1)) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            default -> whole.substring(1);
        };
    }
}
