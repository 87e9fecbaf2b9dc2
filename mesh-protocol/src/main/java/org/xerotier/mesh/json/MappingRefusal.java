package org.xerotier.mesh.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.json.JsonRefused.Reason;

/** Says in our words what Jackson found wrong; its own messages name Java classes, which are no business of a sender. */
final class MappingRefusal {

    private MappingRefusal() {}

    static JsonRefused of(JsonProcessingException e) {
        String path = e instanceof JsonMappingException mapping ? pointer(mapping) : "";
        if (e instanceof UnrecognizedPropertyException) {
            return new JsonRefused(Reason.UNKNOWN_FIELD, path, "There is no such field; remove it or check its name.");
        }
        if (e instanceof InvalidNullException) {
            return new JsonRefused(Reason.MISSING_FIELD, path, "This field is required and must not be null.");
        }
        if (e instanceof ValueInstantiationException) {
            return invalid(path, e.getCause());
        }
        if (e instanceof InvalidFormatException format && takesText(format)) {
            return new JsonRefused(Reason.INVALID_VALUE, path, expected(format));
        }
        if (e.getCause() instanceof InputCoercionException) {
            return new JsonRefused(Reason.INVALID_VALUE, path, "The number does not fit here; send a smaller one.");
        }
        if (e instanceof MismatchedInputException mismatch) {
            return mismatch(path, mismatch);
        }
        return invalid(path, e.getCause());
    }

    /** Jackson reports a text it cannot read and a value of the wrong kind with the same exception. */
    private static boolean takesText(InvalidFormatException e) {
        Class<?> type = e.getTargetType();
        return e.getValue() instanceof String
                && type != null
                && (type.isEnum() || type == Instant.class || type == byte[].class);
    }

    private static JsonRefused mismatch(String path, MismatchedInputException e) {
        // Jackson has no exception type of its own for an absent creator property.
        String message = e.getOriginalMessage();
        if (message.startsWith("Missing required creator property") || message.startsWith("Cannot map `null`")) {
            return new JsonRefused(Reason.MISSING_FIELD, path, "This field is required and must not be null.");
        }
        return new JsonRefused(
                Reason.WRONG_TYPE, path, "The value has the wrong type; send " + name(e.getTargetType()) + ".");
    }

    private static JsonRefused invalid(String path, @Nullable Throwable cause) {
        String said = cause instanceof IllegalArgumentException ? cause.getMessage() : null;
        return new JsonRefused(
                Reason.INVALID_VALUE,
                path,
                said == null ? "The value is not acceptable here; check the reference." : said);
    }

    private static String expected(InvalidFormatException e) {
        Class<?> type = e.getTargetType();
        if (type != null && type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "The value must be one of: ", "."));
        }
        return "The value is not acceptable; send " + name(type) + ".";
    }

    private static String name(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type == String.class || type.isEnum()) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == Instant.class) {
            return "a moment like 2026-11-21T04:20:00Z (RFC 3339)";
        }
        if (type == byte[].class) {
            return "Base64 text";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "an array" : "an object";
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            String name = step.getFieldName();
            path.append(name != null ? JsonPointers.child("", name) : JsonPointers.child("", step.getIndex()));
        }
        return path.toString();
    }
}
