package org.xerotier.mesh.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xerotier.mesh.json.JsonRefused.Reason;

/**
 * Writes the JSON Canonicalization Scheme (RFC 8785): one value, one sequence of bytes.
 *
 * <p>Values that could not be read back by {@link StrictJson} (unsafe whole numbers, half surrogate pairs, U+0000) are
 * refused here too, so that a digest is never taken over something the other side cannot recompute.
 */
public final class CanonicalJson {

    /** Deeper than any {@link JsonLimits} allows, so that accepted arguments may be wrapped a few times. */
    private static final int MAX_DEPTH = 128;

    private CanonicalJson() {}

    public static byte[] write(JsonNode value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The same as a string, for showing and for signing text. */
    public static String text(JsonNode value) {
        StringBuilder out = new StringBuilder(256);
        append(out, value, 0);
        return out.toString();
    }

    private static void append(StringBuilder out, JsonNode value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new JsonRefused(Reason.TOO_DEEP, "", "The value is nested deeper than " + MAX_DEPTH + " levels.");
        }
        JsonNodeType type = value.getNodeType();
        switch (type) {
            case OBJECT -> appendObject(out, value, depth);
            case ARRAY -> appendArray(out, value, depth);
            case STRING -> appendString(out, value.textValue());
            case NUMBER -> appendNumber(out, value);
            case BOOLEAN -> out.append(value.booleanValue());
            case NULL -> out.append("null");
            case BINARY, MISSING, POJO ->
                throw new JsonRefused(Reason.NOT_JSON, "", "A value of kind " + type + " has no JSON form.");
        }
    }

    private static void appendObject(StringBuilder out, JsonNode object, int depth) {
        List<String> names = new ArrayList<>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        // String order is the order of UTF-16 units, which is what the RFC sorts by.
        names.sort(null);
        out.append('{');
        String separator = "";
        for (String name : names) {
            out.append(separator);
            separator = ",";
            appendString(out, name);
            out.append(':');
            try {
                append(out, object.path(name), depth + 1);
            } catch (JsonRefused e) {
                throw e.under(JsonPointers.child("", name));
            }
        }
        out.append('}');
    }

    private static void appendArray(StringBuilder out, JsonNode array, int depth) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            try {
                append(out, array.path(i), depth + 1);
            } catch (JsonRefused e) {
                throw e.under(JsonPointers.child("", i));
            }
        }
        out.append(']');
    }

    private static void appendNumber(StringBuilder out, JsonNode number) {
        if (number.isIntegralNumber()) {
            long value = number.canConvertToLong() ? number.longValue() : Long.MAX_VALUE;
            if (value > JsonNumbers.MAX_SAFE || value < -JsonNumbers.MAX_SAFE) {
                throw JsonNumbers.unsafeInteger();
            }
            out.append(value);
            return;
        }
        double value = number.doubleValue();
        if (!JsonNumbers.isWritable(value)) {
            throw JsonNumbers.unsafeInteger();
        }
        out.append(EcmaNumber.format(value));
    }

    private static void appendString(StringBuilder out, String text) {
        JsonText.requireClean(text);
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
