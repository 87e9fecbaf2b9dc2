package org.xerotier.xeroctl.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "30, PT30S", "5m, PT5M", "2h, PT2H", "7d, PT168H"})
    void aUnitIsUnderstood(String typed, Duration expected) {
        assertThat(new DurationConverter().convert(typed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "0s", "-5s", "5 s", "1.5h", "5w", "99999999999d", "9999999999999s"})
    void anythingElseIsRefused(String typed) {
        assertThatThrownBy(() -> new DurationConverter().convert(typed)).isInstanceOf(TypeConversionException.class);
    }
}
