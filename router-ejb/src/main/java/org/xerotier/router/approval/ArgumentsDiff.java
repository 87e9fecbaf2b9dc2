package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an edit changed: one entry per place (JSON Pointer), with what was there before and what is there now. */
final class ArgumentsDiff {

    private final ArrayNode changes = JsonNodeFactory.instance.arrayNode();

    private ArgumentsDiff() {}

    static ArrayNode between(JsonNode before, JsonNode after) {
        ArgumentsDiff diff = new ArgumentsDiff();
        diff.compare("", before, after);
        return diff.changes;
    }

    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before != null && before.equals(after)) {
            return;
        }
        if (before != null && after != null && before.isObject() && after.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + '/' + escaped(name), before.get(name), after.get(name)));
            return;
        }
        if (before != null && after != null && before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(path + '/' + i, before.get(i), after.get(i));
            }
            return;
        }
        ObjectNode change = changes.addObject().put("path", path);
        if (before != null) {
            change.set("before", before);
        }
        if (after != null) {
            change.set("after", after);
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
