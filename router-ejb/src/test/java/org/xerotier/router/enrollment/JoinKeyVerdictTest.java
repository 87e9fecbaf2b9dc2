package org.xerotier.router.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xerotier.router.kernel.RouterException;

class JoinKeyVerdictTest {

    /** All twelve cases: state, whether its time is over, whether the one who used it asks. */
    @ParameterizedTest
    @CsvSource({
        "ACTIVE,   false, false, CONSUME",
        "ACTIVE,   false, true,  CONSUME",
        "ACTIVE,   true,  false, EXPIRED",
        "ACTIVE,   true,  true,  EXPIRED",
        "CONSUMED, false, false, CONSUMED",
        "CONSUMED, false, true,  ANSWER_AGAIN",
        "CONSUMED, true,  false, CONSUMED",
        "CONSUMED, true,  true,  ANSWER_AGAIN",
        "EXPIRED,  true,  false, EXPIRED",
        "EXPIRED,  true,  true,  EXPIRED",
        "REVOKED,  false, false, REVOKED",
        "REVOKED,  false, true,  REVOKED",
    })
    void everyCaseHasItsVerdict(JoinKeyState state, boolean past, boolean same, JoinKeyVerdict verdict) {
        assertThat(JoinKeyVerdict.of(state, past, same)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"CONSUMED, JOIN_KEY_CONSUMED", "EXPIRED, JOIN_KEY_EXPIRED", "REVOKED, JOIN_KEY_REVOKED"})
    void aVerdictThatAdmitsNobodyIsARefusalWithItsOwnCode(JoinKeyVerdict verdict, EnrollmentError code) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> verdict.orRefuse("lab"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code))
                .withMessageContaining("lab");
    }

    @Test
    void theOthersGoOn() {
        assertThat(JoinKeyVerdict.CONSUME.orRefuse("lab")).isEqualTo(JoinKeyVerdict.CONSUME);
        assertThat(JoinKeyVerdict.ANSWER_AGAIN.orRefuse("lab")).isEqualTo(JoinKeyVerdict.ANSWER_AGAIN);
    }

    @ParameterizedTest
    @EnumSource
    void onlyAnActiveKeyCanBecomeAnything(JoinKeyState state) {
        assertThat(state.next().isEmpty()).isEqualTo(state != JoinKeyState.ACTIVE);
        assertThat(state.next()).doesNotContain(JoinKeyState.ACTIVE);
        assertThat(JoinKeyState.ofWireName(state.wireName())).isEqualTo(state);
    }
}
