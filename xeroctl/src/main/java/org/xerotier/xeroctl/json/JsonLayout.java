package org.xerotier.xeroctl.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes a tree: two spaces per level, members in the order they came. Characters a terminal could act on are written
 * as JSON escapes, so the text is safe to show and reads back to the same tree.
 */
public final class JsonLayout {
    private final StringBuilder text = new StringBuilder();
    private final boolean indented;

    private JsonLayout(boolean indented) {
        this.indented = indented;
    }

    /** On several lines, without a line end after the last. */
    public static String pretty(JsonNode tree) {
        return new JsonLayout(true).write(tree, 0).text.toString();
    }

    /** On one line. */
    public static String line(JsonNode tree) {
        return new JsonLayout(false).write(tree, 0).text.toString();
    }

    private JsonLayout write(JsonNode node, int depth) {
        if (node.isObject()) {
            writeObject(node, depth);
        } else if (node.isArray()) {
            writeArray(node, depth);
        } else if (node.isTextual()) {
            quote(node.textValue());
        } else {
            text.append(node.isMissingNode() ? "null" : node.toString());
        }
        return this;
    }

    private void writeObject(JsonNode node, int depth) {
        text.append('{');
        Iterator<Map.Entry<String, JsonNode>> members = node.fields();
        boolean first = true;
        while (members.hasNext()) {
            Map.Entry<String, JsonNode> member = members.next();
            separate(first, depth + 1);
            quote(member.getKey());
            text.append(indented ? ": " : ":");
            write(member.getValue(), depth + 1);
            first = false;
        }
        close('}', first, depth);
    }

    private void writeArray(JsonNode node, int depth) {
        text.append('[');
        boolean first = true;
        for (JsonNode item : node) {
            separate(first, depth + 1);
            write(item, depth + 1);
            first = false;
        }
        close(']', first, depth);
    }

    private void separate(boolean first, int depth) {
        if (!first) {
            text.append(',');
        }
        newLine(depth);
    }

    private void close(char bracket, boolean empty, int depth) {
        if (!empty) {
            newLine(depth);
        }
        text.append(bracket);
    }

    private void newLine(int depth) {
        if (indented) {
            text.append('\n').append("  ".repeat(depth));
        }
    }

    private void quote(String value) {
        text.append('"');
        value.codePoints().forEach(this::quote);
        text.append('"');
    }

    private void quote(int point) {
        switch (point) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (Unsafe.toShow(point)) {
                    for (char unit : Character.toChars(point)) {
                        text.append("\\u").append(Unsafe.fourDigits(unit));
                    }
                } else {
                    text.appendCodePoint(point);
                }
            }
        }
    }
}
