package org.xerotier.mesh.curve;

import org.bouncycastle.math.ec.rfc7748.X25519;

/** RFC 7748, section 5.2: scalar and point begin as 9; each product becomes the scalar, the old scalar the point. */
final class Iterated {

    private Iterated() {}

    static byte[] x25519(int times) {
        byte[] scalar = new byte[32];
        scalar[0] = 9;
        byte[] point = scalar.clone();
        for (int i = 0; i < times; i++) {
            byte[] product = new byte[32];
            X25519.scalarMult(scalar, 0, point, 0, product, 0);
            point = scalar;
            scalar = product;
        }
        return scalar;
    }
}
