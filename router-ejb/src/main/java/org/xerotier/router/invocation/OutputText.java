package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;

/** Turns bytes a tool wrote into what a reader sees, by the tool's declared format. */
final class OutputText {

    private OutputText() {}

    /** Output that is not what the tool promised, or was cut, is shown as text. */
    static JsonNode render(byte[] bytes, String format, boolean isCut) {
        if (format.equals("json") && !isCut) {
            try {
                return StrictJson.parse(bytes, JsonLimits.REQUEST);
            } catch (JsonRefused notJson) {
                return text(bytes);
            }
        }
        if (format.equals("lines")) {
            ArrayNode lines = JsonNodeFactory.instance.arrayNode();
            new String(bytes, StandardCharsets.UTF_8).lines().forEach(lines::add);
            return lines;
        }
        return text(bytes);
    }

    private static JsonNode text(byte[] bytes) {
        return TextNode.valueOf(new String(bytes, StandardCharsets.UTF_8));
    }
}
