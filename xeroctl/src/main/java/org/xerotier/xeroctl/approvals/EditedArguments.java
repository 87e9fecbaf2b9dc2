package org.xerotier.xeroctl.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.json.JsonLayout;
import org.xerotier.xeroctl.json.NotJson;

/** Makes other arguments of those a request asks for. */
final class EditedArguments {
    private static final int LARGEST = 1 << 20;

    private final InputStream input;

    EditedArguments(InputStream input) {
        this.input = input;
    }

    /** As typed, not yet read. */
    record Typed(
            List<String> set, List<String> unset, @Nullable String file, boolean editor) {
        boolean isAny() {
            return !set.isEmpty() || !unset.isEmpty() || file != null || editor;
        }
    }

    ObjectNode of(JsonNode before, Typed typed) {
        ObjectNode arguments = typed.file() == null ? copy(before) : whole(typed.file());
        typed.set().forEach(pair -> set(arguments, pair));
        typed.unset().forEach(path -> unset(arguments, path));
        return typed.editor() ? edited(arguments) : arguments;
    }

    private static ObjectNode copy(JsonNode before) {
        return before instanceof ObjectNode object ? object.deepCopy() : Json.object();
    }

    private ObjectNode whole(String file) {
        try (InputStream source = file.equals("-") ? input : Files.newInputStream(Path.of(file))) {
            return object(new String(source.readNBytes(LARGEST), StandardCharsets.UTF_8), file);
        } catch (IOException fault) {
            throw CommandStopped.usage("cannot read the arguments: " + fault.getMessage(), null);
        }
    }

    private static void set(ObjectNode arguments, String pair) {
        int equals = pair.indexOf('=');
        boolean isJson = equals > 0 && pair.charAt(equals - 1) == ':';
        String path = equals < 0 ? "" : pair.substring(0, isJson ? equals - 1 : equals);
        if (path.isEmpty()) {
            throw CommandStopped.usage("'" + pair + "' is not PATH=VALUE", null);
        }
        String value = pair.substring(equals + 1);
        String[] names = path.split("\\.", -1);
        ObjectNode place = arguments;
        for (int i = 0; i < names.length - 1; i++) {
            place = place.get(names[i]) instanceof ObjectNode inner ? inner : place.putObject(names[i]);
        }
        String last = names[names.length - 1];
        JsonNode present = place.get(last);
        boolean isText = present == null || present.isTextual() || present.isNull();
        place.set(last, isJson || !isText ? json(path, value) : Json.object().textNode(value));
    }

    private static void unset(ObjectNode arguments, String path) {
        String[] names = path.split("\\.", -1);
        JsonNode place = arguments;
        for (int i = 0; i < names.length - 1; i++) {
            place = place.path(names[i]);
        }
        if (!(place instanceof ObjectNode object) || object.remove(names[names.length - 1]) == null) {
            throw CommandStopped.usage("there is no argument '" + path + "' to leave out", null);
        }
    }

    private static JsonNode json(String path, String value) {
        try {
            return Json.read(value);
        } catch (NotJson fault) {
            throw CommandStopped.usage(
                    "'" + path + "' takes JSON such as 3, true or [\"a\"], not '" + value + "'", null);
        }
    }

    private static ObjectNode edited(ObjectNode arguments) {
        String editor = System.getenv().getOrDefault("VISUAL", System.getenv().getOrDefault("EDITOR", "vi"));
        try {
            Path file = Files.createTempFile("approval-", ".json");
            try {
                Files.writeString(file, JsonLayout.pretty(arguments) + "\n");
                Process process = new ProcessBuilder("sh", "-c", editor + " \"$1\"", "edit", file.toString())
                        .inheritIO()
                        .start();
                if (process.waitFor() != 0) {
                    throw CommandStopped.usage("the editor (" + editor + ") did not end well; nothing was sent", null);
                }
                return object(Files.readString(file), "the edited text");
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException fault) {
            throw CommandStopped.usage("cannot edit with '" + editor + "': " + fault.getMessage(), null);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandStopped.usage("interrupted while editing; nothing was sent", null);
        }
    }

    private static ObjectNode object(String text, String source) {
        try {
            if (Json.read(text) instanceof ObjectNode object) {
                return object;
            }
            throw CommandStopped.usage("the arguments in " + source + " are not a JSON object", null);
        } catch (NotJson fault) {
            throw CommandStopped.usage(source + " is not JSON: " + fault.reason(), null);
        }
    }
}
