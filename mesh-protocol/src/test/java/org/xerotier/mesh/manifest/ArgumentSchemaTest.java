package org.xerotier.mesh.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ArgumentSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final ArgumentSchema schema = ArgumentSchema.compile((ObjectNode) json("""
            {"type":"object","additionalProperties":false,"required":["name"],
             "properties":{"name":{"type":"string","pattern":"^(a+)+$","maxLength":100000},
                           "replicas":{"type":"integer","minimum":0,"maximum":10}}}
            """));

    @Test
    void goodArgumentsHaveNoFault() {
        assertThat(schema.check(json("{\"name\":\"aaa\",\"replicas\":3}"))).isEmpty();
    }

    @Test
    void theFaultNamesTheField() {
        assertThat(schema.check(json("{\"name\":\"aaa\",\"replicas\":\"3\"}")))
                .hasValueSatisfying(fault -> assertThat(fault.path()).isEqualTo("args.replicas"));
        assertThat(schema.check(json("{}")))
                .hasValueSatisfying(fault -> assertThat(fault.path()).isEqualTo("args.name"));
        assertThat(schema.check(json("{\"name\":\"aaa\",\"other\":1}"))).isPresent();
    }

    @Test
    void aPatternThatBacktracksElsewhereIsLinearHere() {
        assertThat(schema.check(json("{\"name\":\"" + "a".repeat(50_000) + "!\"}")))
                .isPresent();
    }

    @Test
    void aPatternBeyondRe2IsRefused() {
        assertThatThrownBy(() -> ArgumentSchema.compile(
                        (ObjectNode) json("{\"type\":\"object\",\"properties\":{\"x\":{\"pattern\":\"(a)\\\\1\"}}}")))
                .hasMessageContaining("RE2");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException(fault);
        }
    }
}
