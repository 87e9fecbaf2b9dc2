package org.xerotier.router.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.JsonRefused;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.RouterException;

class ErrorRendererTest {

    private static final RouterException REFUSAL = KernelError.INVALID_BODY.because("Send a name.", "name");

    @Test
    void envelopeCarriesCodeTypeAndField() {
        ErrorAnswer answer = ErrorRenderer.render(REFUSAL, "application/json", "req-1");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(json(answer))
                .hasToString("{\"error\":{\"message\":\"Send a name.\",\"type\":\"invalid_request_error\","
                        + "\"code\":\"invalid_body\",\"param\":\"name\"}}");
    }

    @Test
    void problemIsRenderedForWhoAsks() {
        ErrorAnswer answer = ErrorRenderer.render(REFUSAL, "application/json, application/problem+json", "req-1");

        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        JsonNode body = json(answer);
        assertThat(body.get("type").asText()).isEqualTo("urn:xerotier:error:invalid_body");
        assertThat(body.get("status").asInt()).isEqualTo(400);
        assertThat(body.get("detail").asText()).isEqualTo("Send a name.");
        assertThat(body.get("instance").asText()).isEqualTo("urn:xerotier:request:req-1");
        assertThat(body.get("retryable").asBoolean()).isFalse();
    }

    @Test
    void refusalForNowSaysWhenToComeBack() {
        RouterException later = KernelError.TOO_MANY_STREAMS.because("Later.", Duration.ofMillis(4_200));

        ErrorAnswer answer = ErrorRenderer.render(later, null, "req-1");

        assertThat(answer.headers()).containsEntry("Retry-After", "5");
        JsonNode error = json(answer).get("error");
        assertThat(error.get("type").asText()).isEqualTo("rate_limit_error");
        assertThat(error.get("retry_after").asInt()).isEqualTo(5);
        assertThat(error.at("/retry_strategy/initial_delay_ms").asInt()).isEqualTo(4_200);
    }

    @Test
    void refusalForGoodDoesNot() {
        assertThat(ErrorRenderer.render(REFUSAL, null, "req-1").headers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error",
        "404, invalid_request_error",
        "409, invalid_request_error",
        "401, authentication_error",
        "403, authentication_error",
        "429, rate_limit_error",
        "500, server_error",
        "503, server_error"
    })
    void typeFollowsTheStatus(int status, String type) {
        assertThat(ErrorRenderer.type(status)).isEqualTo(type);
    }

    @Test
    void wrappedRefusalIsFound() {
        assertThat(Meaning.of(new EJBException(new TransactionalException("no", REFUSAL)), "req-1"))
                .isSameAs(REFUSAL);
    }

    @Test
    void refusedJsonNamesTheFieldWithDots() {
        RouterException meaning =
                Meaning.of(new JsonRefused(JsonRefused.Reason.WRONG_TYPE, "/args/hosts/0", "Send a string."), "req-1");

        assertThat(meaning.code()).isEqualTo(KernelError.INVALID_BODY);
        assertThat(meaning.param()).contains("args.hosts.0");
    }

    @Test
    void lostRaceIsAConflict() {
        RollbackException rolledBack = new RollbackException("rolled back");
        rolledBack.initCause(new OptimisticLockException());

        assertThat(Meaning.of(new EJBException(rolledBack), "req-1").code()).isEqualTo(KernelError.CONCURRENT_UPDATE);
    }

    @ParameterizedTest
    @CsvSource({
        "08006, storage_unavailable",
        "57P01, storage_unavailable",
        "53300, storage_unavailable",
        "23505, concurrent_update",
        "40001, concurrent_update",
        "42601, internal_error"
    })
    void databaseFailureMeansWhatItsStateSays(String state, String code) {
        RuntimeException wrapped = new Wrapped(new SQLException("secret detail", state));

        RouterException meaning = Meaning.of(wrapped, "req-1");

        assertThat(meaning.code().code()).isEqualTo(code);
        assertThat(meaning.getMessage()).doesNotContain("secret detail");
    }

    @Test
    void failureTellsTheRequestIdAndNothingElse() {
        RouterException meaning = Meaning.of(new IllegalStateException("password is hunter2"), "req-1");

        assertThat(meaning.code()).isEqualTo(KernelError.INTERNAL_ERROR);
        assertThat(meaning.getMessage()).contains("req-1").doesNotContain("hunter2");
    }

    @Test
    void circleOfCausesIsNoTrap() {
        Exception one = new IllegalStateException();
        Exception other = new IllegalArgumentException(one);
        one.initCause(other);

        assertThat(Meaning.of(one, "req-1").code()).isEqualTo(KernelError.INTERNAL_ERROR);
    }

    /** Containers wrap with causes of their own types. */
    private static final class Wrapped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrapped(Throwable cause) {
            super(cause);
        }
    }

    private static JsonNode json(ErrorAnswer answer) {
        return StrictJson.parse(answer.body(), JsonLimits.REQUEST);
    }
}
