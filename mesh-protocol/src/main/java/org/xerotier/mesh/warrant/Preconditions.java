package org.xerotier.mesh.warrant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.key.Sha256;

/**
 * Preconditions as JSON: a list of {@code {"plan_tool", "plan_sha256"}} and {@code {"version_tool",
 * "resource_version"}}, at most one of each. This form is what callers send, what is stored, and what digests are over.
 */
public final class Preconditions {

    private static final String NONE = Sha256.hex("[]");

    private Preconditions() {}

    /**
     * Reads a list, or nothing from a missing or null one.
     *
     * @throws IllegalArgumentException saying what is wrong, for the sender
     */
    public static List<Precondition> parse(JsonNode list) {
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > Precondition.MAX_PER_CALL) {
            throw new IllegalArgumentException(
                    "preconditions must be a list of at most %d".formatted(Precondition.MAX_PER_CALL));
        }
        List<Precondition> read = new ArrayList<>();
        for (JsonNode item : list) {
            Precondition one = one(item);
            if (read.stream().anyMatch(other -> other.kind() == one.kind())) {
                throw new IllegalArgumentException("preconditions may hold one plan and one version");
            }
            read.add(one);
        }
        return List.copyOf(read);
    }

    private static Precondition one(JsonNode item) {
        Precondition.Kind kind = item.has("plan_tool") ? Precondition.Kind.PLAN : Precondition.Kind.VERSION;
        if (!item.isObject() || item.size() != 2) {
            throw malformed();
        }
        return new Precondition(kind, text(item, toolField(kind)), text(item, expectedField(kind)));
    }

    private static String text(JsonNode item, String field) {
        JsonNode value = item.path(field);
        if (!value.isTextual()) {
            throw malformed();
        }
        return value.textValue();
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("a precondition is {\"plan_tool\", \"plan_sha256\"} or "
                + "{\"version_tool\", \"resource_version\"}, all texts, and nothing else");
    }

    /** The same list again, in the order given. */
    public static ArrayNode toJson(List<Precondition> preconditions) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Precondition each : preconditions) {
            ObjectNode item = list.addObject();
            item.put(toolField(each.kind()), each.tool());
            item.put(expectedField(each.kind()), each.expected());
        }
        return list;
    }

    /** SHA-256 over the canonical JSON of the list, 64 hex. */
    public static String digest(List<Precondition> preconditions) {
        return preconditions.isEmpty() ? NONE : Sha256.hex(CanonicalJson.write(toJson(preconditions)));
    }

    private static String toolField(Precondition.Kind kind) {
        return kind.wireName() + "_tool";
    }

    private static String expectedField(Precondition.Kind kind) {
        return kind == Precondition.Kind.PLAN ? "plan_sha256" : "resource_version";
    }
}
