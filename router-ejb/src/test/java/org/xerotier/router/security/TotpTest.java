package org.xerotier.router.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codesAreThoseOfRfc6238(long seconds, String code) {
        assertThat(Totp.code(SECRET, seconds / 30, 8)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "9, 520489"})
    void codesOfCountersAreThoseOfRfc4226(long counter, String code) {
        assertThat(Totp.code(SECRET, counter, 6)).isEqualTo(code);
    }

    @Test
    void aCodeHoldsAStepLongerEitherWay() {
        Instant now = Instant.ofEpochSecond(3_000);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 100, 6), now, 0)).hasValue(100);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 99, 6), now, 0)).hasValue(99);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 101, 6), now, 0)).hasValue(101);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 98, 6), now, 0)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 102, 6), now, 0)).isEmpty();
    }

    @Test
    void aCodeCountsOnceAndNoneBeforeItAfterwards() {
        Instant now = Instant.ofEpochSecond(3_000);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 100, 6), now, 100)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 99, 6), now, 100)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, 101, 6), now, 100)).hasValue(101);
    }

    @Test
    void whatIsNoCodeMatchesNothing() {
        for (String wrong : new String[] {"", "0", "000000000", "٠١٢٣٤٥", "12345a"}) {
            assertThat(Totp.match(SECRET, wrong, Instant.ofEpochSecond(3_000), 0))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void secretsAreWrittenInBase32(String text, String encoded) {
        assertThat(Totp.base32(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }
}
