package org.xerotier.mesh.curve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xerotier.mesh.curve.Hex.bytes;
import static org.xerotier.mesh.curve.Hex.text;

import com.neilalexander.jnacl.crypto.curve25519xsalsa20poly1305;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7748's vectors, Project Wycheproof's at the edges, and the points that give every secret the same answer. */
class PointsTest {

    @ParameterizedTest
    @CsvSource({
        "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4,"
                + "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c,"
                + "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
        "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d,"
                + "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493,"
                + "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957"
    })
    void a_scalar_and_a_point_give_the_rfcs_product(String scalar, String point, String product) {
        assertThat(text(multiply(bytes(scalar), bytes(point)))).isEqualTo(product);
    }

    /** The RFC's third count, a million, is reached by mesh-curve/compare. */
    @ParameterizedTest
    @CsvSource({
        "1,422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079",
        "1000,684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51"
    })
    void a_product_fed_back_so_many_times_is_the_rfcs(int times, String last) {
        assertThat(text(Iterated.x25519(times))).isEqualTo(last);
    }

    /** What JeroMQ asks for is HSalsa20 of the vector's secret. */
    @ParameterizedTest
    @CsvFileSource(resources = "x25519-edges.csv")
    void points_at_the_edges_give_the_published_secrets(int number, String point, String scalar, String shared) {
        byte[] expected = new byte[32];
        Salsa20.hash(expected, bytes(shared));
        byte[] key = new byte[32];

        assertThat(curve25519xsalsa20poly1305.crypto_box_beforenm(key, bytes(point), bytes(scalar)))
                .isZero();

        assertThat(text(multiply(bytes(scalar), bytes(point)))).as("%d", number).isEqualTo(shared);
        assertThat(key).as("%d", number).isEqualTo(expected);
    }

    /** 0, 1, two points of order eight, p - 1, p, p + 1: Bernstein's list, and the same with the ignored top bit set. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
            })
    void points_of_small_order_are_computed_with_as_in_nacl(String point) {
        byte[] secret = bytes("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        byte[] ofNothing = new byte[32];
        Salsa20.hash(ofNothing, new byte[32]);
        byte[] key = new byte[32];
        assertThat(curve25519xsalsa20poly1305.crypto_box_beforenm(key, bytes(point), secret))
                .isZero();
        assertThat(text(key)).isEqualTo(text(ofNothing));
    }

    /** The top bit is not part of the number (RFC 7748, section 5); jnacl takes it for one. */
    @Test
    void the_top_bit_of_a_point_is_ignored() {
        byte[] secret = bytes("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        byte[] base = bytes("0900000000000000000000000000000000000000000000000000000000000000");
        byte[] marked = bytes("0900000000000000000000000000000000000000000000000000000000000080");
        assertThat(multiply(secret, marked)).isEqualTo(multiply(secret, base));
    }

    @Test
    void generated_keys_are_pairs_and_differ() {
        byte[] secret = new byte[32];
        byte[] open = new byte[32];
        byte[] other = new byte[32];
        byte[] again = new byte[32];
        CurveKeys.generate(open, secret);
        CurveKeys.openHalf(again, secret);
        CurveKeys.generate(other, secret);
        assertThat(open).isEqualTo(again).isNotEqualTo(other);
    }

    private static byte[] multiply(byte[] scalar, byte[] point) {
        byte[] product = new byte[32];
        X25519.scalarMult(scalar, 0, point, 0, product, 0);
        return product;
    }
}
