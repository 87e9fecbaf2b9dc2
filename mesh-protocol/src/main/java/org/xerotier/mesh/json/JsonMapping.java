package org.xerotier.mesh.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import java.nio.charset.StandardCharsets;

/**
 * Turns trees into records and records into trees, by one set of rules for the whole product.
 *
 * <ul>
 *   <li>Names are {@code snake_case}; enum constants are their names in lower case; instants are RFC 3339 text.
 *   <li>Unknown fields are refused. A record component that is not {@code @Nullable} is required and not null, and no
 *       collection may hold null.
 *   <li>Nothing is converted: a string is not a number, a number is not a boolean, an empty string is not null.
 *   <li>Null fields are left out when writing.
 * </ul>
 *
 * <p>An {@code IllegalArgumentException} thrown by a record's own constructor becomes a refusal with that message, so
 * such messages are written for the sender.
 */
public final class JsonMapping {

    private static final ObjectMapper MAPPER = mapper();

    private JsonMapping() {}

    /** Reads a record, or throws {@link JsonRefused} naming the field. */
    public static <T> T read(JsonNode tree, Class<T> type) {
        T value;
        try {
            value = MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw MappingRefusal.of(e);
        }
        if (value == null) {
            throw new JsonRefused(JsonRefused.Reason.WRONG_TYPE, "", "Send a value here, not null.");
        }
        return value;
    }

    /** Parses and reads in one step. */
    public static <T> T read(byte[] utf8, JsonLimits limits, Class<T> type) {
        return read(StrictJson.parse(utf8, limits), type);
    }

    /** The tree of a record, a map, a list or a plain value. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The record as ordinary JSON text in declaration order; for bytes to sign use {@link CanonicalJson}. */
    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no JSON form for " + value.getClass().getName(), e);
        }
    }

    /** {@link #text} in UTF-8. */
    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Types remembered by this mapper alone. The cache of {@code TypeFactory.defaultInstance()} belongs to the whole JVM
     * where a server brings Jackson, and would hold our classes, with their class loaders, after an undeployment.
     */
    private static TypeFactory ownTypes() {
        return TypeFactory.defaultInstance().withCache(new LRUMap<>(16, 200));
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = JsonMapper.builder()
                .annotationIntrospector(new HouseRules())
                .addModule(Rfc3339.module())
                .typeFactory(ownTypes())
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .withCoercionConfigDefaults(
                        config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Textual,
                        config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.TryConvert))
                .build();
        mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        return mapper;
    }
}
