package org.xerotier.mesh.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.json.JsonRefused.Reason;

class JsonMappingTest {

    enum RiskLevel {
        READ,
        VERY_RISKY
    }

    record Inner(String name, @Nullable Integer port) {}

    record Outer(
            String registrationName,
            int capacity,
            long total,
            boolean draining,
            RiskLevel risk,
            @Nullable Instant expiresAt,
            @Nullable List<Inner> inners,
            @Nullable Map<String, String> labels,
            @Nullable JsonNode arguments,
            @Nullable Double ratio) {}

    record Even(int number) {
        Even {
            if (number % 2 != 0) {
                throw new IllegalArgumentException("number must be even");
            }
        }
    }

    private static final String SMALLEST =
            "{\"registration_name\":\"a\",\"capacity\":1,\"total\":2,\"draining\":false,\"risk\":\"read\"";

    private static Outer outer(String more) {
        return read(SMALLEST + more + "}", Outer.class);
    }

    private static <T> T read(String text, Class<T> type) {
        return JsonMapping.read(text.getBytes(StandardCharsets.UTF_8), JsonLimits.REQUEST, type);
    }

    private static void assertRefused(String text, Class<?> type, Reason reason, String path) {
        assertThatThrownBy(() -> read(text, type)).isInstanceOfSatisfying(JsonRefused.class, e -> {
            assertThat(e.reason()).as(e.toString()).isEqualTo(reason);
            assertThat(e.path()).isEqualTo(path);
            assertThat(e.getMessage()).doesNotContain("org.xerotier").doesNotContain("java.");
        });
    }

    @Test
    void recordIsReadFromSnakeCase() {
        Outer outer = outer(",\"expires_at\":\"2026-11-21T05:20:00.5+01:00\",\"inners\":[{\"name\":\"x\",\"port\":5}],"
                + "\"labels\":{\"A b\":\"c\"},\"arguments\":{\"q\":[1]},\"ratio\":2");

        assertThat(outer.registrationName()).isEqualTo("a");
        assertThat(outer.risk()).isEqualTo(RiskLevel.READ);
        assertThat(outer.expiresAt()).isEqualTo(Instant.parse("2026-11-21T04:20:00.500Z"));
        assertThat(outer.inners()).containsExactly(new Inner("x", 5));
        assertThat(outer.labels()).containsEntry("A b", "c");
        assertThat(outer.arguments()).hasToString("{\"q\":[1]}");
        assertThat(outer.ratio()).isEqualTo(2.0);
    }

    @Test
    void nullableFieldsMayBeAbsentOrNull() {
        assertThat(outer("").inners()).isNull();
        assertThat(outer(",\"expires_at\":null,\"inners\":null").expiresAt()).isNull();
    }

    @Test
    void wholeNumberSpelledAsFloatIsAWholeNumber() {
        assertThat(read("{\"number\":4.0}", Even.class).number()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration_name", "capacity", "total", "draining", "risk"})
    void requiredFieldMustBeThereAndNotNull(String field) {
        String without =
                (SMALLEST + "}").replaceFirst("\"" + field + "\":[^,}]+,?", "").replace(",}", "}");
        assertRefused(without, Outer.class, Reason.MISSING_FIELD, "/" + field);

        String nulled = (SMALLEST + "}").replaceFirst("(\"" + field + "\":)[^,}]+", "$1null");
        assertRefused(nulled, Outer.class, Reason.MISSING_FIELD, "/" + field);
    }

    @Test
    void requiredFieldOfANestedRecordIsNamedWithItsPath() {
        assertRefused(
                SMALLEST + ",\"inners\":[{\"name\":\"a\"},{\"port\":1}]}",
                Outer.class,
                Reason.MISSING_FIELD,
                "/inners/1/name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"nope\":1; UNKNOWN_FIELD; /nope",
                "\"registrationName\":\"b\"; UNKNOWN_FIELD; /registrationName",
                "\"inners\":[{\"name\":\"a\",\"x\":1}]; UNKNOWN_FIELD; /inners/0/x",
                "\"inners\":{}; WRONG_TYPE; /inners",
                "\"inners\":[null]; MISSING_FIELD; /inners/0",
                "\"inners\":\"\"; WRONG_TYPE; /inners",
                "\"inners\":[\"\"]; WRONG_TYPE; /inners/0",
                "\"labels\":{\"a\":1}; WRONG_TYPE; /labels/a",
                "\"labels\":{\"a\":true}; WRONG_TYPE; /labels/a",
                "\"expires_at\":1763000000; WRONG_TYPE; /expires_at",
                "\"expires_at\":\"\"; INVALID_VALUE; /expires_at",
                "\"expires_at\":\"2026-11-21\"; INVALID_VALUE; /expires_at",
                "\"expires_at\":\"2026-11-21T04:20Z\"; INVALID_VALUE; /expires_at",
                "\"expires_at\":\"2026-02-30T04:20:00Z\"; INVALID_VALUE; /expires_at",
                "\"ratio\":\"2\"; WRONG_TYPE; /ratio",
                "\"ratio\":true; WRONG_TYPE; /ratio",
            })
    void wrongOptionalFieldIsRefused(String field, Reason reason, String path) {
        assertRefused(SMALLEST + "," + field + "}", Outer.class, reason, path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "registration_name; 1; WRONG_TYPE",
                "registration_name; true; WRONG_TYPE",
                "registration_name; {}; WRONG_TYPE",
                "registration_name; [\"a\"]; WRONG_TYPE",
                "capacity; \"1\"; WRONG_TYPE",
                "capacity; 1.5; WRONG_TYPE",
                "capacity; true; WRONG_TYPE",
                "capacity; \"\"; WRONG_TYPE",
                "capacity; [1]; WRONG_TYPE",
                "capacity; 4294967297; INVALID_VALUE",
                "total; 1e30; WRONG_TYPE",
                "draining; \"false\"; WRONG_TYPE",
                "draining; 0; WRONG_TYPE",
                "risk; \"READ\"; INVALID_VALUE",
                "risk; \"\"; INVALID_VALUE",
                "risk; \"Read\"; INVALID_VALUE",
                "risk; 0; WRONG_TYPE",
                "risk; \"0\"; INVALID_VALUE",
            })
    void nothingIsConverted(String field, String value, Reason reason) {
        String text = (SMALLEST + "}").replaceFirst("(\"" + field + "\":)[^,}]+", "$1" + value);

        assertRefused(text, Outer.class, reason, "/" + field);
    }

    @Test
    void enumRefusalListsTheChoices() {
        assertThatThrownBy(() -> read(SMALLEST.replace("\"read\"", "\"rd\"") + "}", Outer.class))
                .hasMessageContaining("read, very_risky");
    }

    @Test
    void recordsOwnRuleBecomesTheMessage() {
        assertThatThrownBy(() -> read("{\"number\":3}", Even.class))
                .isInstanceOf(JsonRefused.class)
                .hasMessage("number must be even");
    }

    @Test
    void documentOfTheWrongKindIsRefused() {
        assertRefused("[]", Outer.class, Reason.WRONG_TYPE, "");
        assertRefused("null", Outer.class, Reason.WRONG_TYPE, "");
        assertRefused("\"\"", Outer.class, Reason.WRONG_TYPE, "");
    }

    @Test
    void writingMirrorsReadingAndLeavesNullsOut() {
        Outer outer = outer(",\"expires_at\":\"2026-11-21T04:20:00Z\",\"inners\":[{\"name\":\"x\"}]");

        String text = JsonMapping.text(outer);

        assertThat(text)
                .isEqualTo(
                        "{\"registration_name\":\"a\",\"capacity\":1,\"total\":2,\"draining\":false,\"risk\":\"read\","
                                + "\"expires_at\":\"2026-11-21T04:20:00Z\",\"inners\":[{\"name\":\"x\"}]}");
        assertThat(read(text, Outer.class)).isEqualTo(outer);
        assertThat(JsonMapping.read(JsonMapping.tree(outer), Outer.class)).isEqualTo(outer);
        assertThat(JsonMapping.bytes(outer)).asString(StandardCharsets.UTF_8).isEqualTo(text);
    }

    @Test
    void veryRiskyIsWrittenInLowerCase() {
        assertThat(JsonMapping.text(Map.of("risk", RiskLevel.VERY_RISKY))).isEqualTo("{\"risk\":\"very_risky\"}");
    }
}
