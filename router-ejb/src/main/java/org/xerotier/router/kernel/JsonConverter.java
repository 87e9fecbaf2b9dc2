package org.xerotier.router.kernel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** JSON trees as {@code jsonb}. Columns are {@code not null}: an empty object says "nothing". */
@Converter(autoApply = true)
public class JsonConverter implements AttributeConverter<JsonNode, Object> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public @Nullable Object convertToDatabaseColumn(@Nullable JsonNode attribute) {
        if (attribute == null) {
            return null;
        }
        try {
            PGobject column = new PGobject();
            column.setType("jsonb");
            column.setValue(JSON.writeValueAsString(attribute));
            return column;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree that cannot be written", e);
        }
    }

    @Override
    public @Nullable JsonNode convertToEntityAttribute(@Nullable Object column) {
        if (column == null) {
            return null;
        }
        try {
            return JSON.readTree(column instanceof PGobject json ? json.getValue() : column.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a jsonb column that is not JSON", e);
        }
    }
}
