package org.xerotier.mesh.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    private static final byte[] MESSAGE = {1, 2, 3};

    private static final SigningKey KEY =
            SigningKey.ofSecretHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    /** Ed25519 vectors 1 to 3 of RFC 8032, section 7.1. */
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
                + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
                + "4a7c15e9716ed28dc027beceea1ec40a",
    })
    void signingFollowsRfc8032(String secret, String publicKey, String message, String signature) {
        byte[] content = HexFormat.of().parseHex(message);
        SigningKey key = SigningKey.ofSecretHex(secret);

        assertThat(key.verifyingKey().hex()).isEqualTo(publicKey);
        assertThat(HexFormat.of().formatHex(key.sign(content))).isEqualTo(signature);
        assertThat(VerifyingKey.ofHex(publicKey).verify(content, HexFormat.of().parseHex(signature)))
                .isTrue();
    }

    @Test
    void everyFlippedBitOfASignatureIsNoticed() {
        byte[] signature = KEY.sign(MESSAGE);
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(KEY.verifyingKey().verify(MESSAGE, changed))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @Test
    void otherMessageOtherKeyOtherLengthAreRefused() {
        byte[] signature = KEY.sign(MESSAGE);

        assertThat(KEY.verifyingKey().verify(new byte[] {1, 2}, signature)).isFalse();
        assertThat(SigningKey.generate(new SecureRandom()).verifyingKey().verify(MESSAGE, signature))
                .isFalse();
        assertThat(KEY.verifyingKey().verify(MESSAGE, new byte[0])).isFalse();
        assertThat(KEY.verifyingKey().verify(MESSAGE, new byte[63])).isFalse();
        assertThat(KEY.verifyingKey().verify(MESSAGE, java.util.Arrays.copyOf(signature, 65)))
                .isFalse();
    }

    @Test
    void signatureWithTheGroupOrderAddedIsRefused() {
        byte[] signature = KEY.sign(MESSAGE);
        BigInteger order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] s = Encodings.reversed(java.util.Arrays.copyOfRange(signature, 32, 64));
        byte[] grown = new BigInteger(1, s).add(order).toByteArray();
        byte[] littleEndian = Encodings.reversed(grown);
        System.arraycopy(littleEndian, 0, signature, 32, 32);

        assertThat(KEY.verifyingKey().verify(MESSAGE, signature)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // orders 4, 1, 2, 8, 8, then the same with the sign bit, then numbers past the prime
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                // no point has this y
                "0200000000000000000000000000000000000000000000000000000000000000",
            })
    void uselessPublicKeyIsRefused(String hex) {
        assertThatThrownBy(() -> VerifyingKey.ofHex(hex)).isInstanceOf(KeyRefused.class);
    }

    @Test
    void secretIsNotPrinted() {
        assertThat(KEY.toString()).contains(KEY.verifyingKey().hex(), "****").doesNotContain(KEY.secretHex());
        assertThatThrownBy(() -> SigningKey.ofSecretHex("abc")).hasMessageNotContaining("abc");
    }

    @Test
    void sha256IsTheSameAtOnceAndInPieces() {
        assertThat(Sha256.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.start()
                        .update(new byte[] {'a'})
                        .update(new byte[] {'x', 'b', 'c'}, 1, 2)
                        .hex())
                .isEqualTo(Sha256.hex("abc"));
        assertThat(Sha256.bytes(new byte[0])).hasSize(32);
    }
}
