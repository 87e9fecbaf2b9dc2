package org.xerotier.mesh.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.codec.MalformedFrame.Reason;
import org.xerotier.mesh.frame.Bytes;

/** Reads typed, bounded fields from one map of a frame. Fields nobody asks for are ignored. */
public final class Fields {

    private final Map<?, ?> map;
    private final String path;

    Fields(Map<?, ?> map, String path) {
        this.map = map;
        this.path = path;
    }

    public static Fields of(Map<String, ? extends @Nullable Object> map) {
        return new Fields(map, "");
    }

    public String requiredString(String name, int maxLength) {
        String text = optionalString(name, maxLength);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    public @Nullable String optionalString(String name, int maxLength) {
        String text = typed(name, String.class, "text");
        if (text != null && text.length() > maxLength) {
            throw outOfRange(name, "may have at most " + maxLength + " characters");
        }
        return text;
    }

    public long requiredLong(String name, long min, long max) {
        Long number = optionalLong(name, min, max);
        if (number == null) {
            throw missing(name);
        }
        return number;
    }

    public @Nullable Long optionalLong(String name, long min, long max) {
        Long number = typed(name, Long.class, "an integer");
        if (number != null && (number < min || number > max)) {
            throw outOfRange(name, "must be " + min + " to " + max);
        }
        return number;
    }

    public int requiredInt(String name, int min, int max) {
        return (int) requiredLong(name, min, max);
    }

    public boolean requiredBoolean(String name) {
        Boolean flag = typed(name, Boolean.class, "true or false");
        if (flag == null) {
            throw missing(name);
        }
        return flag;
    }

    public Bytes requiredBytes(String name, int maxLength) {
        Bytes bytes = typed(name, Bytes.class, "binary");
        if (bytes == null) {
            throw missing(name);
        }
        if (bytes.length() > maxLength) {
            throw outOfRange(name, "may have at most " + maxLength + " bytes");
        }
        return bytes;
    }

    public Fields requiredMap(String name) {
        Map<?, ?> inner = typed(name, Map.class, "a map");
        if (inner == null) {
            throw missing(name);
        }
        return new Fields(inner, path + name + ".");
    }

    /** One of the enum's constants by its name in lower case. */
    public <E extends Enum<E>> E enumValue(String name, Class<E> type) {
        String text = requiredString(name, 64);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw new MalformedFrame(Reason.UNKNOWN_VALUE, path + name + " has a value that is not known here");
    }

    /** A list of maps, each read by the function. */
    public <T> List<T> list(String name, int maxCount, Function<Fields, T> read) {
        List<T> result = new ArrayList<>();
        for (Object element : elements(name, maxCount)) {
            if (!(element instanceof Map<?, ?> inner)) {
                throw wrongType(name, "a list of maps");
            }
            result.add(read.apply(new Fields(inner, path + name + "[" + result.size() + "].")));
        }
        return result;
    }

    private List<?> elements(String name, int maxCount) {
        List<?> elements = typed(name, List.class, "a list");
        if (elements == null) {
            throw missing(name);
        }
        if (elements.size() > maxCount) {
            throw outOfRange(name, "may hold at most " + maxCount + " entries");
        }
        return elements;
    }

    private <T> @Nullable T typed(String name, Class<T> type, String called) {
        Object value = map.get(name);
        if (value == null) {
            return null;
        }
        if (!type.isInstance(value)) {
            throw wrongType(name, called);
        }
        return type.cast(value);
    }

    private MalformedFrame missing(String name) {
        return new MalformedFrame(Reason.MISSING_FIELD, path + name + " is required");
    }

    private MalformedFrame wrongType(String name, String called) {
        return new MalformedFrame(Reason.WRONG_TYPE, path + name + " must be " + called);
    }

    private MalformedFrame outOfRange(String name, String rule) {
        return new MalformedFrame(Reason.OUT_OF_RANGE, path + name + " " + rule);
    }
}
