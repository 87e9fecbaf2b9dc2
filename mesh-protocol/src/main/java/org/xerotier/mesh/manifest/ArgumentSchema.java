package org.xerotier.mesh.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import java.util.Optional;

/**
 * A tool's JSON Schema (2020-12), compiled. Patterns run on RE2, so no schema and no argument can make matching slow;
 * references outside the schema are refused, so compiling never reads a file or a network.
 */
public final class ArgumentSchema {

    private static final int MAX_SCHEMA_CHARS = 65_536;
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .regularExpressionFactory(ArgumentSchema::linearTime)
            .pathType(PathType.LEGACY)
            .failFast(true)
            .formatAssertionsEnabled(true)
            .preloadJsonSchema(false)
            .build();

    private final JsonSchema schema;

    private ArgumentSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /**
     * Compiles the schema of an arguments object.
     *
     * @throws IllegalArgumentException saying what is wrong with the schema
     */
    public static ArgumentSchema compile(ObjectNode parameters) {
        if (!"object".equals(parameters.path("type").asText())) {
            throw new IllegalArgumentException("the schema must have \"type\": \"object\"");
        }
        if (parameters.toString().length() > MAX_SCHEMA_CHARS) {
            throw new IllegalArgumentException("the schema is longer than %d characters".formatted(MAX_SCHEMA_CHARS));
        }
        refuseForeignReferences(parameters);
        try {
            JsonSchema schema = FACTORY.getSchema(parameters, CONFIG);
            schema.initializeValidators();
            return new ArgumentSchema(schema);
        } catch (RuntimeException fault) {
            throw new IllegalArgumentException("not a usable JSON Schema 2020-12: " + fault.getMessage(), fault);
        }
    }

    /** The first fault of these arguments, or empty if they are fine. */
    public Optional<ArgumentFault> check(JsonNode arguments) {
        for (ValidationMessage message : schema.validate(arguments)) {
            String path = message.getInstanceLocation().toString().replaceFirst("^\\$", "args");
            String property = message.getProperty();
            if (property != null && "required".equals(message.getType())) {
                path = path + "." + property;
            }
            return Optional.of(new ArgumentFault(path, message.getMessage().replaceFirst("^\\$[^:]*: ", "")));
        }
        return Optional.empty();
    }

    private static void refuseForeignReferences(JsonNode node) {
        for (String keyword : new String[] {"$ref", "$dynamicRef", "$schema", "$id"}) {
            JsonNode value = node.path(keyword);
            boolean local = value.asText("").startsWith("#")
                    || (keyword.equals("$schema")
                            && value.asText("").equals("https://json-schema.org/draft/2020-12/schema"));
            if (value.isTextual() && !local) {
                throw new IllegalArgumentException(keyword + " may only point inside the schema");
            }
        }
        node.forEach(ArgumentSchema::refuseForeignReferences);
    }

    private static RegularExpression linearTime(String regex) {
        try {
            Pattern pattern = Pattern.compile(regex);
            return text -> pattern.matcher(text).find();
        } catch (PatternSyntaxException fault) {
            throw new IllegalArgumentException(
                    "pattern '%s' is not an RE2 expression: %s".formatted(regex, fault.getMessage()), fault);
        }
    }
}
