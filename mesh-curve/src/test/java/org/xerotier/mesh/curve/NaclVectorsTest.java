package org.xerotier.mesh.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xerotier.mesh.curve.Hex.bytes;
import static org.xerotier.mesh.curve.Hex.text;

import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The example that runs through Bernstein's "Cryptography in NaCl". */
class NaclVectorsTest {

    private static final byte[] ALICE_SECRET =
            bytes("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
    private static final byte[] ALICE_OPEN = bytes("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    private static final byte[] BOB_SECRET = bytes("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
    private static final byte[] BOB_OPEN = bytes("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    private static final byte[] FIRST_KEY = bytes("1b27556473e985d462cd51197a9a46c76009549eac6474f206c4ee0844f68389");
    private static final byte[] NONCE = bytes("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37");
    private static final String TEXT =
            "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d45e6c6129"
                    + "6cdc3c01233561f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a024a838f21af1fde"
                    + "048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f937763848645e0705";
    private static final String TAG = "f3ffc7703f9400e52a7dfb4b3d3305d9";
    private static final String CIPHER =
            "8e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c531a1186ac0dfc17c98dce87b4da7f011ec48c972"
                    + "71d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae90224368517acfeabd6bb3732bc0e9da"
                    + "99832b61ca01b6de56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74e355a5";

    @Test
    void secret_keys_give_the_published_public_keys() {
        byte[] open = new byte[32];
        CurveKeys.openHalf(open, ALICE_SECRET);
        assertThat(text(open)).isEqualTo(text(ALICE_OPEN));
        CurveKeys.openHalf(open, BOB_SECRET);
        assertThat(text(open)).isEqualTo(text(BOB_OPEN));
    }

    @Test
    void both_sides_agree_on_the_published_key() {
        byte[] key = new byte[32];
        CurveKeys.agree(key, BOB_OPEN, ALICE_SECRET);
        assertThat(text(key)).isEqualTo(text(FIRST_KEY));
        CurveKeys.agree(key, ALICE_OPEN, BOB_SECRET);
        assertThat(text(key)).isEqualTo(text(FIRST_KEY));
    }

    @Test
    void the_authenticator_gives_the_published_tag() {
        byte[] key = bytes("eea6a7251c1e72916d11c2cb214d3c252539121d8e234e652d651fa4c8cff880");
        byte[] cipher = bytes(CIPHER);
        byte[] tag = new byte[16];
        Poly1305.tag(tag, 0, key, 0, cipher, 0, cipher.length);
        assertThat(text(tag)).isEqualTo(TAG);
    }

    @Test
    void the_published_text_becomes_the_published_box_and_comes_back() {
        byte[] text = bytes("00".repeat(32) + TEXT);
        byte[] box = new byte[text.length];
        assertThat(SecretBox.seal(box, text, text.length, NONCE, FIRST_KEY)).isZero();
        assertThat(text(box)).isEqualTo("00".repeat(16) + TAG + CIPHER);
        byte[] back = new byte[text.length];
        Arrays.fill(back, (byte) 7);
        assertThat(SecretBox.open(back, box, box.length, NONCE, FIRST_KEY)).isZero();
        assertThat(text(back)).isEqualTo(text(text));
    }

    /** NaCl's tests/stream.c: four mebibytes, hashed. Goes through the lanes, then block by block. */
    @Test
    void four_mebibytes_of_the_stream_have_the_published_hash() throws Exception {
        String published = "662b9d0e3463029156069b12f918691a98f7dfb2ca0393c96bbfc6b1fbd630a2";
        byte[] out = new byte[4 << 20];
        Salsa20.stream(FIRST_KEY, NONCE).xor(out, 0, out, 0, out.length);
        assertThat(text(MessageDigest.getInstance("SHA-256").digest(out))).isEqualTo(published);

        byte[] slow = new byte[4 << 20];
        Salsa20 stream = Salsa20.stream(FIRST_KEY, NONCE);
        for (int at = 0; at < slow.length; at += Salsa20.BLOCK_BYTES) {
            stream.xor(slow, at, slow, at, Salsa20.BLOCK_BYTES);
        }
        assertThat(text(MessageDigest.getInstance("SHA-256").digest(slow))).isEqualTo(published);
    }
}
