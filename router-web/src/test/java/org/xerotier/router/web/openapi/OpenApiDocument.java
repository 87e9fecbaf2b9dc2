package org.xerotier.router.web.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Scope;
import org.xerotier.router.people.SystemRole;
import org.xerotier.router.web.access.Requires;
import org.xerotier.router.web.access.RequiresSystem;
import org.xerotier.router.web.json.Media;

/** Writes the description of the API from the resource classes and records themselves. */
final class OpenApiDocument {

    private static final Pattern IN_PATH = Pattern.compile("\\{([a-z_]+)}");
    private static final List<String> ANYWHERE =
            List.of("internal_error", "storage_unavailable", "not_acceptable", "credentials_in_url");
    private static final List<String> WITH_CREDENTIALS = List.of(
            "authentication_required",
            "api_key_invalid",
            "api_key_expired",
            "api_key_revoked",
            "api_key_owner_inactive",
            "token_invalid",
            "token_expired",
            "user_disabled",
            "identity_unknown",
            "too_many_attempts");
    private static final List<String> WITH_BODY = List.of("invalid_body", "body_too_large", "unsupported_media_type");

    private final Schemas schemas = new Schemas();

    ObjectNode write() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Xerotier router")
                .put("version", "v1")
                .put(
                        "description",
                        "Generated from the code. Prose: http-api.md. Every operation names the scopes of which a key needs"
                                + " one (x-xerotier-scope) and the error codes it may answer with (x-xerotier-errors).");
        ObjectNode paths = document.putObject("paths");
        for (Route operation : Route.all()) {
            ObjectNode path = (ObjectNode) paths.get(operation.path());
            (path == null ? paths.putObject(operation.path()) : path).set(operation.verb(), describe(operation));
        }
        ObjectNode components = document.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("api_key")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "xero_<slug>_<random>, or a JWT of a person who signed in");
        ObjectNode all = schemas.all();
        all.set("Error", error());
        components.set("schemas", all);
        return document;
    }

    private ObjectNode describe(Route operation) {
        Operation said = operation.method().getAnnotation(Operation.class);
        Requires required = operation.method().getAnnotation(Requires.class);
        RequiresSystem system = operation.method().getAnnotation(RequiresSystem.class);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("operationId", operation.id());
        node.put("summary", said.value());
        node.putArray("tags").add(operation.tag());
        ArrayNode security = node.putArray("security");
        ArrayNode scopes = JsonNodeFactory.instance.arrayNode();
        if (required != null) {
            security.addObject().putArray("api_key");
            for (Scope scope : required.value()) {
                scopes.add(scope.text());
            }
            node.set("x-xerotier-scope", scopes);
        }
        if (system != null) {
            security.addObject().putArray("api_key");
            ArrayNode roles = node.putArray("x-xerotier-system-role");
            for (SystemRole role : system.value()) {
                roles.add(role.text());
            }
        }
        Set<String> codes = codes(operation, said, required);
        if (system != null) {
            codes.addAll(WITH_CREDENTIALS);
            if (system.value().length > 0) {
                codes.add("system_role_required");
            }
        }
        ArrayNode errors = node.putArray("x-xerotier-errors");
        codes.forEach(errors::add);
        parameters(operation, node.putArray("parameters"));
        operation.body().ifPresent(body -> {
            ObjectNode content = node.putObject("requestBody").put("required", true);
            content.putObject("content").putObject(Media.JSON).set("schema", schemas.reference(body));
        });
        responses(said, codes, node.putObject("responses"));
        return node;
    }

    private static Set<String> codes(Route operation, Operation said, @Nullable Requires required) {
        Set<String> codes = new TreeSet<>(ANYWHERE);
        codes.addAll(List.of(said.refuses()));
        if (required != null) {
            codes.addAll(WITH_CREDENTIALS);
            codes.add("project_not_found");
            if (required.value().length > 0) {
                codes.add("scope_insufficient");
            }
        }
        if (operation.body().isPresent()) {
            codes.addAll(WITH_BODY);
        }
        if (!operation.queryParameters().isEmpty()) {
            codes.add("invalid_parameter");
        }
        if (said.list()) {
            codes.add("invalid_cursor");
        }
        return codes;
    }

    private static void parameters(Route operation, ArrayNode into) {
        Matcher names = IN_PATH.matcher(operation.path());
        while (names.find()) {
            parameter(into, names.group(1), "path", true);
        }
        operation.queryParameters().forEach(name -> parameter(into, name, "query", false));
        operation.headers().forEach(name -> parameter(into, name, "header", false));
    }

    private static void parameter(ArrayNode into, String name, String place, boolean required) {
        ObjectNode parameter =
                into.addObject().put("name", name).put("in", place).put("required", required);
        parameter.putObject("schema").put("type", "string");
    }

    private void responses(Operation said, Set<String> codes, ObjectNode into) {
        for (int status : said.status()) {
            ObjectNode content = into.putObject(String.valueOf(status))
                    .put("description", said.value())
                    .putObject("content");
            if (said.answer() != Void.class) {
                content.putObject(Media.JSON).set("schema", answer(said));
            }
            for (String other : said.also()) {
                content.putObject(other).putObject("schema").put("type", "string");
            }
        }
        Map<Integer, Set<String>> byStatus = new TreeMap<>();
        codes.forEach(code -> byStatus.computeIfAbsent(Codes.status(code), any -> new TreeSet<>())
                .add(code));
        byStatus.forEach((status, of) -> {
            if (!into.has(String.valueOf(status))) {
                ObjectNode response = into.putObject(String.valueOf(status)).put("description", String.join(", ", of));
                response.putObject("content")
                        .putObject(Media.JSON)
                        .putObject("schema")
                        .put("$ref", "#/components/schemas/Error");
            }
        });
    }

    private ObjectNode answer(Operation said) {
        if (!said.list()) {
            return schemas.reference(said.answer());
        }
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = list.putObject("properties");
        properties.putObject("object").put("const", "list");
        properties.putObject("data").put("type", "array").set("items", schemas.reference(said.answer()));
        properties.putObject("has_more").put("type", "boolean");
        properties.putObject("next_cursor").put("type", "string");
        list.putArray("required").add("object").add("data").add("has_more");
        return list;
    }

    private static ObjectNode error() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode error = schema.putObject("properties").putObject("error").put("type", "object");
        ObjectNode properties = error.putObject("properties");
        for (String name : List.of("message", "type", "code", "param")) {
            properties.putObject(name).put("type", "string");
        }
        properties.putObject("retry_after").put("type", "integer");
        properties.putObject("retry_strategy").put("type", "object");
        error.putArray("required").add("message").add("type").add("code");
        schema.putArray("required").add("error");
        return schema;
    }
}
