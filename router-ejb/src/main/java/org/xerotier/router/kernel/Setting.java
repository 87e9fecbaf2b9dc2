package org.xerotier.router.kernel;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One key an operator can set, declared once: from here come the reader, the reference page and the masking.
 *
 * @param name MicroProfile Config property, {@code xerotier.<area>.<kebab-name>}, or one MicroProfile JWT defines
 * @param kind what a value looks like, for the reference page
 * @param standard the default as text, or {@code null} if the key must be set
 * @param isSecret never shown, neither in logs nor in faults
 * @param doc one sentence for the reference page
 * @param parser turns text into the value; throws {@link IllegalArgumentException} with what is wrong
 */
public record Setting<T>(
        String name, String kind, @Nullable String standard, boolean isSecret, String doc, Function<String, T> parser) {

    public Setting {
        if (!name.matches("(xerotier|mp\\.jwt)(\\.[a-z][a-z0-9-]*)+")) {
            throw new IllegalArgumentException("not a setting's name: " + name);
        }
    }

    /** The name of the environment variable MicroProfile Config reads for this key. */
    public String env() {
        return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    public static Setting<String> text(String name, String standard, String doc) {
        return new Setting<>(name, "text", standard, false, doc, Function.identity());
    }

    /** A secret without a default: the router does not start without it. */
    public static Setting<Secret> requiredSecret(String name, String doc) {
        return new Setting<>(name, "secret", null, true, doc, Secret::new);
    }

    /** A secret that may be left unset. */
    public static Setting<Secret> secret(String name, String doc) {
        return new Setting<>(name, "secret", "", true, doc, Secret::new);
    }

    public static Setting<Integer> number(String name, int standard, int min, int max, String doc) {
        return new Setting<>(
                name, "whole number, " + min + " to " + max, Integer.toString(standard), false, doc, text ->
                        (int) bounded(text, min, max));
    }

    public static Setting<Duration> millis(String name, long standard, long min, long max, String doc) {
        return new Setting<>(
                name,
                "milliseconds, " + min + " to " + max,
                Long.toString(standard),
                false,
                doc,
                text -> Duration.ofMillis(bounded(text, min, max)));
    }

    public static Setting<Duration> seconds(String name, long standard, long min, long max, String doc) {
        return new Setting<>(
                name,
                "seconds, " + min + " to " + max,
                Long.toString(standard),
                false,
                doc,
                text -> Duration.ofSeconds(bounded(text, min, max)));
    }

    public static Setting<Duration> hours(String name, long standard, long min, long max, String doc) {
        return new Setting<>(
                name,
                "hours, " + min + " to " + max,
                Long.toString(standard),
                false,
                doc,
                text -> Duration.ofHours(bounded(text, min, max)));
    }

    /** One of an enum's constants, spelled in lower case. */
    public static <E extends Enum<E>> Setting<E> choice(String name, E standard, String doc) {
        Class<E> type = standard.getDeclaringClass();
        String kind = String.join(
                        " or ",
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList())
                .toLowerCase(Locale.ROOT);
        return new Setting<>(name, kind, standard.name().toLowerCase(Locale.ROOT), false, doc, text -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return constant;
                }
            }
            throw new IllegalArgumentException("must be " + kind);
        });
    }

    private static long bounded(String text, long min, long max) {
        try {
            long value = Long.parseLong(text.trim());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number between " + min + " and " + max, e);
        }
        throw new IllegalArgumentException("must be between " + min + " and " + max);
    }
}
