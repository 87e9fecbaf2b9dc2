package org.xerotier.router.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xerotier.router.security.SecurityRoom.randomKey;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.xerotier.router.Actors;

class PayloadCipherTest {

    private static final PayloadPlace PLACE = new PayloadPlace("invocations", "arguments", "proj_a", "inv_1");
    private static final byte[] CLEAR = "{\"namespace\":\"default\"}".getBytes(StandardCharsets.UTF_8);

    private final String key = randomKey();
    private final PayloadCipher cipher = cipher(key);

    @Test
    void whatIsSealedOpensAgainAndDoesNotShow() {
        byte[] sealed = cipher.seal(PLACE, CLEAR);
        assertThat(cipher.open(PLACE, sealed)).isEqualTo(CLEAR);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("namespace");
        assertThat(cipher.open(PLACE, cipher.seal(PLACE, new byte[0]))).isEmpty();
    }

    @Test
    void aValueMovedToAnotherPlaceDoesNotOpen() {
        byte[] sealed = cipher.seal(PLACE, CLEAR);
        for (PayloadPlace other : List.of(
                new PayloadPlace("executions", "arguments", "proj_a", "inv_1"),
                new PayloadPlace("invocations", "output", "proj_a", "inv_1"),
                new PayloadPlace("invocations", "arguments", "proj_b", "inv_1"),
                new PayloadPlace("invocations", "arguments", "proj_a", "inv_2"),
                new PayloadPlace("invocations", "arguments", "proj_ainv_1", ""),
                new PayloadPlace("invocationsarguments", "", "proj_a", "inv_1"))) {
            assertThatThrownBy(() -> cipher.open(other, sealed)).isInstanceOf(PayloadRefused.class);
        }
    }

    @Test
    void changingAnyByteIsNoticed() {
        byte[] sealed = cipher.seal(PLACE, CLEAR);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> cipher.open(PLACE, changed)).isInstanceOf(PayloadRefused.class);
        }
    }

    @Test
    void cuttingIsNoticed() {
        byte[] sealed = cipher.seal(PLACE, CLEAR);
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> cipher.open(PLACE, cut)).isInstanceOf(PayloadRefused.class);
        }
    }

    @Test
    void theSameValueIsSealedDifferentlyEachTime() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            byte[] sealed = cipher.seal(PLACE, CLEAR);
            nonces.add(Base64.getEncoder().encodeToString(Arrays.copyOfRange(sealed, 10, 22)));
        }
        assertThat(nonces).hasSize(10_000);
    }

    @Test
    void anOldKeyOpensWhatItSealedAfterANewOneWasPutInFront() {
        byte[] old = cipher.seal(PLACE, CLEAR);
        String fresh = randomKey();
        PayloadCipher rotated = cipher("2027:" + fresh + ",2026:" + key);
        assertThat(rotated.open(PLACE, old)).isEqualTo(CLEAR);
        byte[] sealed = rotated.seal(PLACE, CLEAR);
        assertThat(cipher("2027:" + fresh).open(PLACE, sealed)).isEqualTo(CLEAR);
        assertThatThrownBy(() -> cipher.open(PLACE, sealed))
                .isInstanceOf(PayloadRefused.class)
                .hasMessageContaining("not configured any more");
    }

    @Test
    void aShortOrRegularKeyIsRefusedWithoutRepeatingIt() {
        byte[] ladder = new byte[32];
        for (int i = 0; i < ladder.length; i++) {
            ladder[i] = (byte) (3 * i);
        }
        for (byte[] bad : List.of(
                new byte[16],
                new byte[32],
                new byte[33],
                ladder,
                "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII),
                "please-change-me-before-you-go!!".getBytes(StandardCharsets.US_ASCII))) {
            String text = Base64.getEncoder().encodeToString(bad);
            assertThatThrownBy(() -> PayloadKeys.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("openssl rand -base64 32")
                    .hasMessageNotContaining(text);
        }
    }

    @Test
    void aMalformedListIsRefused() {
        for (String bad : List.of("", "x", key + ",", "a:" + key + ",a:" + randomKey(), "a b:" + key, ":" + key)) {
            assertThatThrownBy(() -> PayloadKeys.parse(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static PayloadCipher cipher(String keys) {
        return new PayloadCipher(PayloadKeys.parse(keys), Actors.RANDOM);
    }
}
