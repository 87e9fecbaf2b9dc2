package org.xerotier.xeroctl.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Trees from text, and text from trees. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper(new JsonFactory())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private Json() {}

    /** Reads one document; the message of the fault says where it stopped making sense. */
    public static JsonNode read(byte[] text) throws NotJson {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree.isMissingNode()) {
                throw new NotJson("it is empty");
            }
            return tree;
        } catch (JsonProcessingException fault) {
            throw new NotJson(where(fault));
        } catch (IOException fault) {
            throw new NotJson(String.valueOf(fault.getMessage()));
        }
    }

    public static JsonNode read(String text) throws NotJson {
        return read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The node at a dotted path; a missing node where the path ends early. */
    public static JsonNode at(JsonNode tree, String path) {
        JsonNode node = tree;
        int from = 0;
        while (from <= path.length()) {
            int dot = path.indexOf('.', from);
            int to = dot < 0 ? path.length() : dot;
            node = node.path(path.substring(from, to));
            from = to + 1;
        }
        return node;
    }

    /** What a person reads for a node: text as it is, lists with commas, anything deeper as JSON, nothing as empty. */
    public static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (node.isArray()) {
            List<String> parts = new ArrayList<>();
            node.forEach(item -> parts.add(text(item)));
            return String.join(",", parts);
        }
        return node.isObject() ? JsonLayout.line(node) : node.asText();
    }

    public static String text(JsonNode tree, String path) {
        return text(at(tree, path));
    }

    private static String where(JsonProcessingException fault) {
        var at = fault.getLocation();
        String message = fault.getOriginalMessage();
        return at == null ? message : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": " + message;
    }
}
