package org.xerotier.router.web.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.KernelError;

/** Reads query parameters and headers, naming the one at fault. An absent one stays absent. */
public final class Query {

    private Query() {}

    public static @Nullable Long number(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw KernelError.INVALID_PARAMETER.because(name + " must be a whole number.", name);
        }
        return Long.parseLong(text);
    }

    public static @Nullable Instant instant(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw KernelError.INVALID_PARAMETER.because(
                    name + " must be a moment like 2026-11-21T04:20:00Z (RFC 3339).", name);
        }
    }

    /** A constant by its name in lower case. */
    public static <E extends Enum<E>> @Nullable E constant(String name, Class<E> type, @Nullable String text) {
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        throw KernelError.INVALID_PARAMETER.because(
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ", name + " must be one of: ", ".")),
                name);
    }
}
