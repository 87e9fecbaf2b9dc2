package org.xerotier.router.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeAnswerTest {

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, 0, HAPPENED",
        "FAILED, 0, HAPPENED",
        "FAILED, 10, DID_NOT_HAPPEN",
        "COMPLETED, 10, DID_NOT_HAPPEN",
        "FAILED, 1, CANNOT_SAY",
        "FAILED, , CANNOT_SAY",
        "TIMED_OUT, 10, CANNOT_SAY",
        "CANCELLED, 0, CANNOT_SAY",
        "REJECTED, , CANNOT_SAY"
    })
    void onlyAnEndOfItsOwnAnswers(InvocationStatus end, @Nullable Integer exitCode, ProbeAnswer answer) {
        assertThat(ProbeAnswer.of(end, exitCode)).isEqualTo(answer);
    }
}
