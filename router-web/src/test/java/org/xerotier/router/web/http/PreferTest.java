package org.xerotier.router.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xerotier.router.kernel.RouterException;

class PreferTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=5|5",
                "respond-async, wait=10|10",
                "WAIT = 7|7",
                "wait=\"9\"; foo=bar|9",
                "wait=0|0",
                "wait=120|120",
                "wait=100000|120"
            })
    void readsTheWaitAndCutsItToTheLongest(String header, int seconds) {
        assertThat(Prefer.wait(List.of(header))).hasValue(seconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "wait", "wait=", "wait=-1", "wait=1.5", "waiting=5", "wait=99999999999", "return=minimal"})
    void whatCannotBeReadIsIgnored(String header) {
        assertThat(Prefer.wait(List.of(header))).isEmpty();
    }

    @Test
    void looksIntoEveryHeader() {
        assertThat(Prefer.wait(List.of("return=minimal", "wait=3"))).hasValue(3);
    }

    @Test
    void statedSecondsMustBeInRange() {
        assertThat(Prefer.seconds(120L)).hasValue(120);
        assertThat(Prefer.seconds(null)).isEmpty();
        assertThatExceptionOfType(RouterException.class).isThrownBy(() -> Prefer.seconds(121L));
        assertThatExceptionOfType(RouterException.class).isThrownBy(() -> Prefer.seconds(-1L));
    }
}
