package org.xerotier.mesh.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a workspace's tools may touch: for each dimension (namespaces, hosts, path_prefixes, …) the values allowed. A
 * dimension that is not named is not narrowed; a named one admits only what matches.
 *
 * <p>Values are globs ({@code *} any run, {@code ?} one character), except in {@link #PATH_PREFIXES}, where each is an
 * absolute directory and admits itself and all below.
 */
public final class WorkspaceScope {

    /** The dimension whose values are directories. */
    public static final String PATH_PREFIXES = "path_prefixes";

    public static final WorkspaceScope UNNARROWED = new WorkspaceScope(Map.of());

    private static final int MAX_DIMENSIONS = 32;
    private static final int MAX_VALUES = 256;

    private final Map<String, List<String>> dimensions;

    private WorkspaceScope(Map<String, List<String>> dimensions) {
        this.dimensions = dimensions;
    }

    /**
     * Reads a scope document.
     *
     * @throws IllegalArgumentException naming the dimension and what it should be
     */
    public static WorkspaceScope parse(JsonNode document) {
        if (document.isMissingNode() || document.isNull()) {
            return UNNARROWED;
        }
        if (!document.isObject() || document.size() > MAX_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "scope must be an object of at most %d dimensions".formatted(MAX_DIMENSIONS));
        }
        Map<String, List<String>> dimensions = new LinkedHashMap<>();
        document.fields()
                .forEachRemaining(
                        field -> dimensions.put(name(field.getKey()), values(field.getKey(), field.getValue())));
        return new WorkspaceScope(dimensions);
    }

    private static String name(String dimension) {
        if (!dimension.matches("[a-z][a-z0-9_]{0,47}")) {
            throw new IllegalArgumentException(
                    "scope dimension '%s' must be 1 to 48 of a-z, 0-9 and '_'".formatted(dimension));
        }
        return dimension;
    }

    private static List<String> values(String dimension, JsonNode list) {
        if (!list.isArray() || list.size() > MAX_VALUES) {
            throw new IllegalArgumentException(
                    "scope.%s must be a list of at most %d texts".formatted(dimension, MAX_VALUES));
        }
        List<String> values = new ArrayList<>();
        for (JsonNode item : list) {
            String value = item.asText("");
            if (!item.isTextual() || value.isEmpty() || value.length() > 256) {
                throw new IllegalArgumentException(
                        "scope.%s holds something that is not a text of 1 to 256 characters".formatted(dimension));
            }
            if (dimension.equals(PATH_PREFIXES) && Paths.normal(value).isEmpty()) {
                throw new IllegalArgumentException(
                        "scope.path_prefixes: '%s' must be an absolute path without '..'".formatted(value));
            }
            values.add(value);
        }
        return List.copyOf(values);
    }

    public boolean narrows(String dimension) {
        return dimensions.containsKey(dimension);
    }

    public boolean isUnnarrowed() {
        return dimensions.isEmpty();
    }

    /** The values of a dimension; empty list if nothing is allowed, empty optional if it is not narrowed. */
    public Optional<List<String>> values(String dimension) {
        return Optional.ofNullable(dimensions.get(dimension));
    }

    /** Whether a value of a dimension is allowed. */
    public boolean admits(String dimension, String value) {
        List<String> allowed = dimensions.get(dimension);
        if (allowed == null) {
            return true;
        }
        return dimension.equals(PATH_PREFIXES)
                ? allowed.stream().anyMatch(prefix -> Paths.isWithin(value, prefix))
                : allowed.stream().anyMatch(glob -> Glob.matches(glob, value));
    }

    /** Whether everything in a dimension is allowed. */
    public boolean admitsAll(String dimension) {
        List<String> allowed = dimensions.get(dimension);
        return allowed == null || allowed.contains(dimension.equals(PATH_PREFIXES) ? "/" : "*");
    }

    public ObjectNode toJson() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        dimensions.forEach((dimension, values) -> {
            ArrayNode list = document.putArray(dimension);
            values.forEach(list::add);
        });
        return document;
    }
}
