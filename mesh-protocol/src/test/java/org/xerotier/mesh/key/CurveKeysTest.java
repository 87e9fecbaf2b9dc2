package org.xerotier.mesh.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurveKeysTest {

    private static final String ALICE = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
    private static final String ALICE_PUBLIC = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";
    private static final String BOB = "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb";
    private static final String BOB_PUBLIC = "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
    private static final String SHARED = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";

    private static byte[] unhex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void publicKeysFollowFromSecretsAsInRfc7748() {
        assertThat(CurveKeyPair.ofSecretHex(ALICE).publicKey().hex()).isEqualTo(ALICE_PUBLIC);
        assertThat(CurveKeyPair.ofSecretHex(BOB).publicKey()).isEqualTo(CurvePublicKey.ofHex(BOB_PUBLIC));
    }

    @Test
    void bothEndsShareTheSecretOfRfc7748() {
        CurveKeyPair alice = CurveKeyPair.ofSecretHex(ALICE);
        CurveKeyPair bob = CurveKeyPair.ofSecret(unhex(BOB));

        assertThat(alice.sharedSecret(bob.publicKey())).isEqualTo(unhex(SHARED));
        assertThat(bob.sharedSecret(alice.publicKey())).isEqualTo(unhex(SHARED));
    }

    @ParameterizedTest
    @CsvSource({
        "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4,"
                + "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c,"
                + "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
        "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d,"
                + "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493,"
                + "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
    })
    void multiplicationFollowsRfc7748(String scalar, String point, String product) {
        assertThat(CurveKeyPair.ofSecretHex(scalar).sharedSecret(CurvePublicKey.ofHex(point)))
                .isEqualTo(unhex(product));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "0000000000000000000000000000000000000000000000000000000000000080",
            })
    void pointOfSmallOrderGivesNoSecret(String point) {
        CurveKeyPair alice = CurveKeyPair.ofSecretHex(ALICE);
        CurvePublicKey hostile = CurvePublicKey.ofHex(point);

        assertThatThrownBy(() -> alice.sharedSecret(hostile)).isInstanceOf(KeyRefused.class);
    }

    @Test
    void z85IsWhatZeroMqSpeaks() {
        String hex = "8e0bdd697628b91d8f245587ee95c5b04d48963f79259877b49cd9063aead3b7";
        String z85 = "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6";

        assertThat(CurvePublicKey.ofHex(hex).z85()).isEqualTo(z85);
        assertThat(CurvePublicKey.ofZ85(z85).hex()).isEqualTo(hex);
        assertThat(CurveKeyPair.ofSecretHex(hex).secretZ85()).isEqualTo(z85);
        assertThat(CurvePublicKey.of(unhex("ff".repeat(32))).z85()).isEqualTo("%nSc0".repeat(8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh",
                "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh\"",
                "#####JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!N",
                "%nSc1%nSc1%nSc1%nSc1%nSc1%nSc1%nSc1%nSc1"
            })
    void brokenZ85IsRefused(String text) {
        assertThatThrownBy(() -> CurvePublicKey.ofZ85(text)).isInstanceOf(KeyRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "77",
                "77076D0A7318A57D3C16C17251B26645DF4C2F87EBC0992AB177FBA51DB92C2A",
                "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a0",
                "g7076d0a7318a57d3c16c17251b26645df4c2f92ebc0992ac177fba51db92c2a"
            })
    void onlyStrictLowerCaseHexIsAKeyAndARefusalDoesNotRepeatIt(String text) {
        assertThatThrownBy(() -> CurvePublicKey.ofHex(text)).isInstanceOf(KeyRefused.class);
        assertThatThrownBy(() -> CurveKeyPair.ofSecretHex(text))
                .isInstanceOf(KeyRefused.class)
                .hasMessage("a CURVE secret key must be 64 lower-case hex digits");
    }

    @Test
    void generatedKeysDifferAndKeepTheirSecretToThemselves() {
        CurveKeyPair one = CurveKeyPair.generate(new SecureRandom());
        CurveKeyPair two = CurveKeyPair.generate(new SecureRandom());

        assertThat(one.publicKey()).isNotEqualTo(two.publicKey());
        assertThat(one.toString()).contains(one.publicKey().hex(), "****").doesNotContain(one.secretHex());
        assertThat(CurveKeyPair.ofSecret(one.secret()).publicKey()).isEqualTo(one.publicKey());
    }

    @Test
    void keysCannotBeChangedThroughTheirArrays() {
        byte[] secret = unhex(ALICE);
        CurveKeyPair pair = CurveKeyPair.ofSecret(secret);
        secret[0]++;
        pair.secret()[0]++;
        pair.publicKey().bytes()[0]++;

        assertThat(pair.secretHex()).isEqualTo(ALICE);
        assertThat(pair.publicKey().hex()).isEqualTo(ALICE_PUBLIC);
    }
}
