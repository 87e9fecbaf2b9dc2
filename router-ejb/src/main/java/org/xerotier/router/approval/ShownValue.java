package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.xerotier.mesh.json.CanonicalJson;

/**
 * One value of a call's arguments, or a place that holds more of them, as an approver sees it.
 *
 * @param path JSON Pointer, as a visible literal
 * @param type {@code object}, {@code array}, {@code string}, {@code number}, {@code boolean} or {@code null}
 * @param size characters of a string, members of an object or array, 1 for anything else
 * @param text the value as a visible literal; empty for objects and arrays, whose members follow
 */
public record ShownValue(String path, String type, int size, String text) {

    /** Every value there is, in the order of the canonical form. */
    static List<ShownValue> all(JsonNode arguments) {
        List<ShownValue> shown = new ArrayList<>();
        collect(shown, "", arguments);
        return shown;
    }

    private static void collect(List<ShownValue> shown, String pointer, JsonNode value) {
        String path = VisibleText.name(pointer);
        if (value.isObject()) {
            shown.add(new ShownValue(path, "object", value.size(), ""));
            TreeSet<String> names = new TreeSet<>();
            value.fieldNames().forEachRemaining(names::add);
            names.forEach(name ->
                    collect(shown, pointer + '/' + name.replace("~", "~0").replace("/", "~1"), value.path(name)));
        } else if (value.isArray()) {
            shown.add(new ShownValue(path, "array", value.size(), ""));
            for (int i = 0; i < value.size(); i++) {
                collect(shown, pointer + '/' + i, value.path(i));
            }
        } else if (value.isTextual()) {
            String text = value.textValue();
            shown.add(new ShownValue(path, "string", text.codePointCount(0, text.length()), VisibleText.literal(text)));
        } else {
            shown.add(new ShownValue(path, kind(value), 1, CanonicalJson.text(value)));
        }
    }

    private static String kind(JsonNode value) {
        if (value.isNumber()) {
            return "number";
        }
        return value.isBoolean() ? "boolean" : "null";
    }
}
