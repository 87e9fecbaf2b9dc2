package org.xerotier.router.fleet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.xerotier.mesh.manifest.ToolDescriptor;

/** What a new manifest changes, so that an agent that quietly calls its tools harmless is seen. */
public record ManifestChange(List<String> added, List<String> removed, List<String> loweredRisk) {

    /** Events are for people; a longer list tells them nothing more. */
    private static final int MAX_SHOWN = 50;

    static ManifestChange between(Map<String, ToolDescriptor> before, Map<String, ToolDescriptor> after) {
        List<String> added = new ArrayList<>(after.keySet());
        added.removeAll(before.keySet());
        List<String> removed = new ArrayList<>(before.keySet());
        removed.removeAll(after.keySet());
        List<String> lowered = new ArrayList<>();
        after.forEach((name, tool) -> {
            ToolDescriptor earlier = before.get(name);
            if (earlier != null && tool.risk().compareTo(earlier.risk()) < 0) {
                lowered.add(name);
            }
        });
        return new ManifestChange(added, removed, lowered);
    }

    ObjectNode toJson() {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        put(detail, "tools_added", added);
        put(detail, "tools_removed", removed);
        put(detail, "risk_lowered", loweredRisk);
        return detail;
    }

    private static void put(ObjectNode detail, String name, List<String> tools) {
        ArrayNode list = detail.putArray(name);
        tools.stream().limit(MAX_SHOWN).forEach(list::add);
    }
}
