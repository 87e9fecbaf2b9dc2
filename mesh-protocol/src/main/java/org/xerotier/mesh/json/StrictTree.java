package org.xerotier.mesh.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.json.JsonRefused.Reason;

/** Builds one tree from tokens with an explicit stack, so that nesting costs heap in small, counted steps. */
final class StrictTree {

    private static final class Level {
        final ContainerNode<?> node;

        @Nullable
        String name;

        Level(ContainerNode<?> node) {
            this.node = node;
        }
    }

    private final JsonParser parser;
    private final JsonLimits limits;
    private final Deque<Level> open = new ArrayDeque<>();
    private int values;

    StrictTree(JsonParser parser, JsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    JsonNode read() throws IOException {
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new JsonRefused(Reason.SYNTAX, "", "The text ends before the JSON value does; send all of it.");
            }
            if (token == JsonToken.FIELD_NAME) {
                name(parser.currentName());
                continue;
            }
            JsonNode done;
            if (token.isStructEnd()) {
                done = open.pop().node;
            } else {
                JsonNode value = value(token);
                attach(value);
                if (value instanceof ContainerNode<?> container) {
                    open(container);
                    continue;
                }
                done = value;
            }
            if (open.isEmpty()) {
                return done;
            }
        }
    }

    private void name(String name) {
        if (name.length() > limits.maxNameLength()) {
            throw new JsonRefused(
                    Reason.STRING_TOO_LONG,
                    pathOf(false),
                    "A name is longer than " + limits.maxNameLength() + " characters.");
        }
        try {
            JsonText.requireClean(name);
        } catch (JsonRefused e) {
            throw e.under(pathOf(false));
        }
        Level level = open.element();
        level.name = name;
        if (((ObjectNode) level.node).has(name)) {
            throw new JsonRefused(
                    Reason.DUPLICATE_KEY, pathOf(true), "The name appears twice in one object; send it once.");
        }
    }

    private JsonNode value(JsonToken token) throws IOException {
        if (++values > limits.maxMembers()) {
            throw new JsonRefused(
                    Reason.TOO_MANY_VALUES, "", "The JSON holds more than " + limits.maxMembers() + " values.");
        }
        return switch (token) {
            case START_OBJECT -> new ObjectNode(JsonNodeFactory.instance);
            case START_ARRAY -> new ArrayNode(JsonNodeFactory.instance);
            case VALUE_STRING -> string(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.instance;
            default -> throw new IllegalStateException("the reader gave the token " + token);
        };
    }

    private JsonNode string(String text) {
        if (text.length() > limits.maxStringLength()) {
            throw new JsonRefused(
                    Reason.STRING_TOO_LONG,
                    pathOf(true),
                    "The string is longer than " + limits.maxStringLength() + " characters.");
        }
        try {
            JsonText.requireClean(text);
        } catch (JsonRefused e) {
            throw e.under(pathOf(true));
        }
        return TextNode.valueOf(text);
    }

    private JsonNode number(String literal) {
        try {
            return JsonNumbers.parse(literal);
        } catch (JsonRefused e) {
            throw e.under(pathOf(true));
        }
    }

    private void attach(JsonNode value) {
        Level level = open.peek();
        if (level == null) {
            return;
        }
        if (level.node instanceof ArrayNode array) {
            array.add(value);
        } else if (level.name != null) {
            ((ObjectNode) level.node).set(level.name, value);
        }
    }

    private void open(ContainerNode<?> container) {
        if (open.size() >= limits.maxDepth()) {
            throw new JsonRefused(
                    Reason.TOO_DEEP,
                    "",
                    "The JSON is nested deeper than " + limits.maxDepth() + " levels; flatten it.");
        }
        open.push(new Level(container));
    }

    /** Where we are; with {@code here} down to the value being read, else only to its container. */
    private String pathOf(boolean here) {
        StringBuilder path = new StringBuilder();
        Iterator<Level> outermostFirst = open.descendingIterator();
        while (outermostFirst.hasNext()) {
            Level level = outermostFirst.next();
            if (!outermostFirst.hasNext() && !here) {
                break;
            }
            if (level.node instanceof ArrayNode array) {
                // The containers around us are attached to their parents already, the value being read is not.
                path.append('/').append(outermostFirst.hasNext() ? array.size() - 1 : array.size());
            } else if (level.name != null) {
                path.append(JsonPointers.child("", level.name));
            }
        }
        return path.toString();
    }
}
