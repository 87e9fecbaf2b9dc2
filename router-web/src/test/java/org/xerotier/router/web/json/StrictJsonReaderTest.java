package org.xerotier.router.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.RouterException;

class StrictJsonReaderTest {

    private final MultivaluedMap<String, String> headers = new MultivaluedHashMap<>();

    record PetRequest(String name, @Nullable Integer age) {}

    @Test
    void readsARecord() {
        assertThat(read("{\"name\":\"Rex\",\"age\":3}", "application/json; charset=UTF-8"))
                .isEqualTo(new PetRequest("Rex", 3));
    }

    @Test
    void unknownFieldIsRefusedByName() {
        assertThatExceptionOfType(JsonRefused.class)
                .isThrownBy(() -> read("{\"name\":\"Rex\",\"risk\":\"read\"}", "application/json"))
                .satisfies(refused -> assertThat(refused.path()).isEqualTo("/risk"));
    }

    @Test
    void secondFieldOfTheSameNameIsRefused() {
        assertThatExceptionOfType(JsonRefused.class)
                .isThrownBy(() -> read("{\"name\":\"Rex\",\"name\":\"Max\"}", "application/json"));
    }

    @Test
    void noBodyIsAnEmptyObject() {
        assertThatExceptionOfType(JsonRefused.class)
                .isThrownBy(() -> read("", ""))
                .satisfies(refused -> assertThat(refused.path()).isEqualTo("/name"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1", "json"
            })
    void otherMediaTypesAreRefused(String type) {
        assertRefused(KernelError.UNSUPPORTED_MEDIA_TYPE, () -> read("{\"name\":\"Rex\"}", type));
    }

    @Test
    void packedBodyIsRefused() {
        headers.putSingle("Content-Encoding", "gzip");

        assertRefused(KernelError.UNSUPPORTED_MEDIA_TYPE, () -> read("{\"name\":\"Rex\"}", "application/json"));
    }

    @Test
    void bodyPastTheLimitIsRefusedBeforeItIsParsed() {
        assertRefused(KernelError.BODY_TOO_LARGE, () -> read("x".repeat((1 << 20) + 1), "application/json"));
    }

    private static void assertRefused(KernelError code, Runnable reading) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(reading::run)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Object read(String body, String contentType) {
        if (!contentType.isEmpty()) {
            headers.putSingle("Content-Type", contentType);
        }
        try {
            return new StrictJsonReader()
                    .readFrom(
                            (Class) PetRequest.class,
                            PetRequest.class,
                            new Annotation[0],
                            MediaType.WILDCARD_TYPE,
                            headers,
                            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
