package org.xerotier.mesh.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {

    private final Random random = new Random(18);
    private final byte[] key = drawn(32);
    private final byte[] nonce = drawn(24);

    private byte[] drawn(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] text(int length) {
        byte[] text = drawn(length);
        Arrays.fill(text, 0, 32, (byte) 0);
        return text;
    }

    @Test
    void every_length_comes_back_as_it_went() {
        for (int length = 32; length < 4_700; length += length < 200 ? 1 : 37) {
            byte[] text = text(length);
            byte[] box = new byte[length];
            byte[] back = drawn(length);
            assertThat(SecretBox.seal(box, text, length, nonce, key)).isZero();
            assertThat(SecretBox.open(back, box, length, nonce, key)).isZero();
            assertThat(back).as("%d bytes", length).isEqualTo(text);
        }
    }

    /** Either side of a block, of where lanes begin to be used, and of what fills all lanes. */
    @ParameterizedTest
    @ValueSource(
            ints = {63, 64, 65, 2_047, 2_048, 2_049, 16_383, 16_384, 16_385, 16_417, 18_432, 32_768, 65_569, 100_000})
    void the_stream_is_the_same_however_it_is_cut(int length) {
        byte[] whole = new byte[length];
        Salsa20.stream(key, nonce).xor(whole, 0, whole, 0, length);
        byte[] pieces = new byte[length];
        Salsa20 stream = Salsa20.stream(key, nonce);
        for (int at = 0; at < length; at += Salsa20.BLOCK_BYTES) {
            stream.xor(pieces, at, pieces, at, Math.min(Salsa20.BLOCK_BYTES, length - at));
        }
        assertThat(whole).isEqualTo(pieces);
    }

    @Test
    void any_changed_bit_is_refused_and_nothing_is_written() {
        int length = 32 + 100;
        byte[] box = new byte[length];
        SecretBox.seal(box, text(length), length, nonce, key);
        byte[] before = drawn(length);
        for (int bit = 16 * 8; bit < length * 8; bit++) {
            byte[] changed = box.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            byte[] out = before.clone();
            assertThat(SecretBox.open(out, changed, length, nonce, key))
                    .as("bit %d", bit)
                    .isEqualTo(-1);
            assertThat(out).isEqualTo(before);
        }
    }

    @Test
    void another_key_nonce_or_length_is_refused() {
        int length = 32 + 5_000;
        byte[] box = new byte[length];
        SecretBox.seal(box, text(length), length, nonce, key);
        byte[] out = new byte[length];
        assertThat(SecretBox.open(out, box, length, nonce, drawn(32))).isEqualTo(-1);
        assertThat(SecretBox.open(out, box, length, drawn(24), key)).isEqualTo(-1);
        assertThat(SecretBox.open(out, box, length - 1, nonce, key)).isEqualTo(-1);
        assertThat(SecretBox.open(out, box, length, nonce, key)).isZero();
    }

    @Test
    void text_and_box_may_be_one_array() {
        byte[] text = text(20_000);
        byte[] apart = new byte[text.length];
        SecretBox.seal(apart, text, text.length, nonce, key);
        byte[] same = text.clone();
        SecretBox.seal(same, same, same.length, nonce, key);
        assertThat(same).isEqualTo(apart);
        assertThat(SecretBox.open(same, same, same.length, nonce, key)).isZero();
        assertThat(same).isEqualTo(text);
    }

    @Test
    void what_lies_behind_the_length_is_neither_read_nor_touched() {
        byte[] text = text(300);
        byte[] box = drawn(400);
        byte[] tail = Arrays.copyOfRange(box, 200, 400);
        assertThat(SecretBox.seal(box, text, 200, nonce, key)).isZero();
        assertThat(Arrays.copyOfRange(box, 200, 400)).isEqualTo(tail);
        byte[] back = drawn(300);
        byte[] behind = Arrays.copyOfRange(back, 200, 300);
        assertThat(SecretBox.open(back, box, 200, nonce, key)).isZero();
        assertThat(Arrays.copyOfRange(back, 200, 300)).isEqualTo(behind);
    }

    @Test
    void a_text_without_its_padding_is_refused() {
        assertThat(SecretBox.seal(new byte[31], new byte[31], 31, nonce, key)).isEqualTo(-1);
        assertThat(SecretBox.open(new byte[31], new byte[31], 31, nonce, key)).isEqualTo(-1);
    }

    @Test
    void arrays_that_are_too_short_are_refused_before_anything_is_written() {
        byte[] box = new byte[64];
        assertThatThrownBy(() -> SecretBox.seal(box, new byte[64], 65, nonce, key))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> SecretBox.seal(box, new byte[64], 64, new byte[23], key))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> SecretBox.seal(box, new byte[64], 64, nonce, new byte[31]))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(box).containsOnly(0);
    }
}
