package org.xerotier.xeroctl.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.xerotier.xeroctl.desk.CommandStopped;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.json.NotJson;

/**
 * Turns what was typed into the arguments object. Text becomes a number or a list only where the tool's schema says
 * so, so {@code --arg version=1.10} never loses its zero; the schema is fetched only if single arguments are there.
 */
final class ToolArguments {
    private static final int LARGEST = 4 << 20;

    private final InputStream input;
    private final Supplier<JsonNode> schema;

    ToolArguments(InputStream input, Supplier<JsonNode> schema) {
        this.input = input;
        this.schema = schema;
    }

    ObjectNode read(ArgumentFlags.Typed typed) {
        ObjectNode arguments = typed.args() == null ? Json.object() : whole(typed.args());
        if (!typed.single().isEmpty()) {
            JsonNode properties = schema.get().path("properties");
            ObjectNode single = Json.object();
            typed.single().forEach(pair -> put(single, pair, properties));
            arguments.setAll(single);
        }
        return arguments;
    }

    private ObjectNode whole(String typed) {
        String source = typed.equals("-") ? "standard input" : typed.startsWith("@") ? typed.substring(1) : "--args";
        JsonNode tree = parse(text(typed), source);
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw CommandStopped.usage(
                "the arguments in " + source + " are not a JSON object such as {\"name\": \"value\"}", null);
    }

    private byte[] text(String typed) {
        try {
            if (typed.equals("-")) {
                return bounded(input.readNBytes(LARGEST + 1));
            }
            if (typed.startsWith("@")) {
                try (InputStream file = Files.newInputStream(Path.of(typed.substring(1)))) {
                    return bounded(file.readNBytes(LARGEST + 1));
                }
            }
            return typed.getBytes(StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw CommandStopped.usage("cannot read the arguments: " + fault.getMessage(), null);
        }
    }

    private static byte[] bounded(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw CommandStopped.usage("the arguments are longer than " + LARGEST + " bytes", null);
        }
        return bytes;
    }

    private static void put(ObjectNode arguments, String pair, JsonNode properties) {
        int equals = pair.indexOf('=');
        boolean isJson = equals > 0 && pair.charAt(equals - 1) == ':';
        String name = equals < 0 ? "" : pair.substring(0, isJson ? equals - 1 : equals);
        if (name.isEmpty()) {
            throw CommandStopped.usage("'" + pair + "' is not NAME=VALUE", null);
        }
        String value = pair.substring(equals + 1);
        JsonNode rules = properties.path(name);
        if (isList(rules) && !isJson && !value.startsWith("[")) {
            JsonNode item = typed(name, value, rules.path("items"));
            (arguments.get(name) instanceof ArrayNode list ? list : arguments.putArray(name)).add(item);
        } else if (arguments.has(name)) {
            throw CommandStopped.usage("argument '" + name + "' is given twice and the tool takes no list", null);
        } else {
            arguments.set(name, isJson ? json(name, value) : typed(name, value, rules));
        }
    }

    private static JsonNode typed(String name, String value, JsonNode rules) {
        if (!rules.has("type") || allows(rules, "string")) {
            return Json.object().textNode(value);
        }
        try {
            return Json.read(value);
        } catch (NotJson fault) {
            String type = Json.text(rules, "type").replace(",", " or ");
            throw CommandStopped.usage("argument '" + name + "' takes " + type + ", not '" + value + "'", null);
        }
    }

    private static boolean isList(JsonNode rules) {
        return allows(rules, "array");
    }

    private static boolean allows(JsonNode rules, String type) {
        JsonNode types = rules.path("type");
        if (types.isTextual()) {
            return types.textValue().equals(type);
        }
        for (JsonNode one : types) {
            if (one.asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode json(String name, String value) {
        return parse(value.getBytes(StandardCharsets.UTF_8), "argument '" + name + "'");
    }

    private static JsonNode parse(byte[] text, String source) {
        try {
            return Json.read(text);
        } catch (NotJson fault) {
            throw CommandStopped.usage(source + " is not JSON: " + fault.reason(), null);
        }
    }
}
