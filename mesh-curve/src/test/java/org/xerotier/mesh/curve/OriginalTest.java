package org.xerotier.mesh.curve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Byte for byte what jnacl gives, but for three defects of it. A million and more by mesh-curve/compare. */
class OriginalTest {

    private static final int BOXES = 3_000;
    private static final int AGREEMENTS = 60;

    @Test
    void boxes_are_the_same_and_each_opens_the_others() throws Exception {
        Original jnacl = Original.load();
        RandomBoxes boxes = new RandomBoxes(1);
        for (int i = 0; i < BOXES; i++) {
            byte[] text = boxes.text();
            byte[] key = boxes.bytes(32);
            byte[] nonce = boxes.bytes(24);
            byte[] theirs = new byte[text.length];
            byte[] ours = new byte[text.length];
            assertThat(SecretBox.seal(ours, text, text.length, nonce, key))
                    .isEqualTo(jnacl.seal(theirs, text, nonce, key));
            assertThat(ours).as("box %d, %d bytes", i, text.length).isEqualTo(theirs);
            byte[] back = new byte[text.length];
            assertThat(SecretBox.open(back, theirs, theirs.length, nonce, key)).isZero();
            assertThat(back).isEqualTo(text);
        }
    }

    @Test
    void agreements_on_keys_are_the_same() throws Exception {
        Original jnacl = Original.load();
        RandomBoxes boxes = new RandomBoxes(2);
        for (int i = 0; i < AGREEMENTS; i++) {
            byte[] open = new byte[32];
            CurveKeys.openHalf(open, boxes.bytes(32));
            byte[] secret = boxes.bytes(32);
            byte[] ours = new byte[32];
            CurveKeys.agree(ours, open, secret);
            assertThat(ours).as("%s with %s", Hex.text(open), Hex.text(secret)).isEqualTo(jnacl.agree(open, secret));
        }
    }

    /** Why this is more than a matter of speed. */
    @Test
    void the_original_looks_at_fifteen_bytes_of_a_tag_and_we_at_sixteen() throws Exception {
        byte[] text = new byte[132];
        byte[] key = new byte[32];
        byte[] nonce = new byte[24];
        byte[] box = new byte[text.length];
        SecretBox.seal(box, text, text.length, nonce, key);
        box[31] ^= 1;
        assertThat(Original.load().open(new byte[text.length], box, nonce, key)).isZero();
        assertThat(SecretBox.open(new byte[text.length], box, box.length, nonce, key))
                .isEqualTo(-1);
    }

    /** It takes the bit that is no part of a point for one, and leaves the result zero as the prime. */
    @Test
    void the_original_multiplies_points_nobody_should_send_otherwise_than_nacl() throws Exception {
        byte[] secret = new RandomBoxes(3).bytes(32);
        byte[] ours = new byte[32];
        byte[] marked = new byte[32];
        marked[0] = 9;
        marked[31] = (byte) 0x80;
        CurveKeys.agree(ours, marked, secret);
        assertThat(Original.load().agree(marked, secret)).isNotEqualTo(ours);
        CurveKeys.agree(ours, new byte[32], secret);
        assertThat(Original.load().agree(new byte[32], secret)).isNotEqualTo(ours);
    }
}
