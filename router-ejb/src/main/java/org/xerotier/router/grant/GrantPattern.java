package org.xerotier.router.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.key.Sha256;

/**
 * The calls of one tool a grant covers: a rule for each argument. A call has exactly the arguments the pattern names; one
 * that is not named is not covered, whatever its value, so a new argument never slips in.
 */
public record GrantPattern(SortedMap<String, ArgumentRule> arguments) {

    public GrantPattern {
        arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
    }

    /** Just this call, again. */
    public static GrantPattern exactly(JsonNode arguments) {
        SortedMap<String, ArgumentRule> rules = new TreeMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> fields = arguments.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            rules.put(field.getKey(), new ArgumentRule.OneOf(List.of(field.getValue())));
        }
        return new GrantPattern(rules);
    }

    public boolean covers(JsonNode call) {
        if (!call.isObject() || call.size() != arguments.size()) {
            return false;
        }
        return arguments.entrySet().stream()
                .allMatch(rule -> call.has(rule.getKey()) && rule.getValue().covers(call.path(rule.getKey())));
    }

    /** Whether every call this covers is covered by the other. Says no when it cannot tell. */
    public boolean isWithin(GrantPattern wider) {
        return arguments.keySet().equals(wider.arguments.keySet())
                && arguments.entrySet().stream().allMatch(rule -> {
                    ArgumentRule other = wider.arguments.get(rule.getKey());
                    return other != null && rule.getValue().isWithin(other);
                });
    }

    /** As clients write it and the record keeps it. */
    public ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        arguments.forEach((name, rule) -> document.set(name, rule.document()));
        return document;
    }

    /** The same for two patterns that read the same. */
    public String digest() {
        return Sha256.hex(CanonicalJson.write(document()));
    }
}
