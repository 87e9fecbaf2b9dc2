package org.xerotier.xem.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.xerotier.mesh.manifest.RiskLevel;

/** What a setting's text must be. Reading it throws {@link IllegalArgumentException} saying what it should have been. */
interface Kind {

    Pattern REGISTRATION_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,46}[A-Za-z0-9])?");

    Kind TEXT = named("text", text -> text);
    Kind SECRET = named("secret", Secret::new);
    Kind NAME = named("name", Kind::registrationName);
    Kind URL = named("URL", Kind::url);
    Kind FILE = named("file", Kind::path);
    Kind FOLDER = named("folder", Kind::path);
    Kind FLAG = named("boolean", Kind::flag);
    Kind SWITCH = named("on or off", Kind::onOrOff);
    Kind FOLDERS = named("folders, separated by colons", Kind::paths);
    Kind LEVEL = named("level", text -> oneOf(LogLevel.class, text));
    Kind CONSENT = named("risk level or none", text -> oneOf(ConsentFrom.class, text));
    Kind RISK = named("risk level", text -> oneOf(RiskLevel.class, text));

    String word();

    Object read(String text);

    /** A whole number within bounds. */
    record Whole(long min, long max) implements Kind {

        @Override
        public String word() {
            return "integer, %d to %d".formatted(min, max);
        }

        @Override
        public Object read(String text) {
            try {
                long value = Long.parseLong(text);
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException notANumber) {
                // Told below, in the same words.
            }
            throw new IllegalArgumentException("must be a whole number from %d to %d".formatted(min, max));
        }
    }

    private static Kind named(String word, java.util.function.Function<String, Object> reader) {
        return new Kind() {
            @Override
            public String word() {
                return word;
            }

            @Override
            public Object read(String text) {
                return reader.apply(text);
            }
        };
    }

    private static Object registrationName(String text) {
        if (!REGISTRATION_NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 48 letters, digits and hyphens, beginning and ending with a letter or digit");
        }
        return text;
    }

    private static Object url(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
                return uri;
            }
        } catch (URISyntaxException notAUrl) {
            // Told below, in the same words.
        }
        throw new IllegalArgumentException("must be an address like https://router.example.com");
    }

    private static Object path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException notAPath) {
            throw new IllegalArgumentException("must be a path", notAPath);
        }
    }

    private static Object flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private static Object onOrOff(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new IllegalArgumentException("must be on or off");
        };
    }

    private static Object paths(String text) {
        List<Path> paths = new ArrayList<>();
        for (String each : text.split(":")) {
            if (!each.isEmpty()) {
                paths.add((Path) path(each));
            }
        }
        if (paths.size() > 16) {
            throw new IllegalArgumentException("must be at most 16 folders");
        }
        return new FolderList(paths);
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
        for (E each : type.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException("must be one of "
                + Arrays.stream(type.getEnumConstants())
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
    }
}
