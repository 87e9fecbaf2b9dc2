package org.xerotier.mesh.curve;

/**
 * The one-time authenticator modulo 2^130 - 5, in limbs of 44, 44 and 42 bits. A product of two limbs is kept as its low 44
 * bits and the rest, so that sums need no carry between them; shifting both factors by 10 makes the processor's high half
 * of a product begin at bit 44.
 */
final class Poly1305 {

    static final int TAG_BYTES = 16;

    private static final long MASK_44 = (1L << 44) - 1;
    private static final long MASK_42 = (1L << 42) - 1;
    private static final long HIGH_BIT = 1L << 40;
    private static final int SPREAD = 10;

    private final long r0;
    private final long r1;
    private final long r2;
    private final long s1;
    private final long s2;
    private long h0;
    private long h1;
    private long h2;

    private Poly1305(byte[] key, int offset) {
        long low = LittleEndian.longAt(key, offset);
        long high = LittleEndian.longAt(key, offset + 8);
        r0 = low & 0xffc0fffffffL;
        r1 = ((low >>> 44) | (high << 20)) & 0xfffffc0ffffL;
        r2 = (high >>> 24) & 0x00ffffffc0fL;
        s1 = 20 * r1;
        s2 = 20 * r2;
    }

    /** Writes the tag of {@code length} bytes under a key of 32 bytes that is used this once. */
    static void tag(byte[] out, int outOffset, byte[] key, int keyOffset, byte[] in, int inOffset, int length) {
        Poly1305 sum = new Poly1305(key, keyOffset);
        int whole = length & -TAG_BYTES;
        sum.blocks(in, inOffset, whole, HIGH_BIT);
        if (whole < length) {
            byte[] last = new byte[TAG_BYTES];
            System.arraycopy(in, inOffset + whole, last, 0, length - whole);
            last[length - whole] = 1;
            sum.blocks(last, 0, TAG_BYTES, 0);
        }
        sum.finish(out, outOffset, LittleEndian.longAt(key, keyOffset + 16), LittleEndian.longAt(key, keyOffset + 24));
    }

    private void blocks(byte[] in, int offset, int length, long highBit) {
        long f0 = r0;
        long f1 = r1;
        long f2 = r2;
        long g1 = s1;
        long g2 = s2;
        long m0 = f0 << SPREAD;
        long m1 = f1 << SPREAD;
        long m2 = f2 << SPREAD;
        long n1 = g1 << SPREAD;
        long n2 = g2 << SPREAD;
        long a0 = h0;
        long a1 = h1;
        long a2 = h2;
        int end = offset + length;
        for (int at = offset; at < end; at += TAG_BYTES) {
            long low = LittleEndian.longAt(in, at);
            long high = LittleEndian.longAt(in, at + 8);
            a0 += low & MASK_44;
            a1 += ((low >>> 44) | (high << 20)) & MASK_44;
            a2 += (high >>> 24) | highBit;

            long b0 = a0 << SPREAD;
            long b1 = a1 << SPREAD;
            long b2 = a2 << SPREAD;
            long d0 = ((a0 * f0) & MASK_44) + ((a1 * g2) & MASK_44) + ((a2 * g1) & MASK_44);
            long e0 = Math.multiplyHigh(b0, m0) + Math.multiplyHigh(b1, n2) + Math.multiplyHigh(b2, n1);
            long d1 = ((a0 * f1) & MASK_44) + ((a1 * f0) & MASK_44) + ((a2 * g2) & MASK_44);
            long e1 = Math.multiplyHigh(b0, m1) + Math.multiplyHigh(b1, m0) + Math.multiplyHigh(b2, n2);
            long d2 = ((a0 * f2) & MASK_44) + ((a1 * f1) & MASK_44) + ((a2 * f0) & MASK_44);
            long e2 = Math.multiplyHigh(b0, m2) + Math.multiplyHigh(b1, m1) + Math.multiplyHigh(b2, m0);

            a0 = d0 & MASK_44;
            d1 += e0 + (d0 >>> 44);
            a1 = d1 & MASK_44;
            d2 += e1 + (d1 >>> 44);
            a2 = d2 & MASK_42;
            // The high part of the last limb begins at bit 132, four times 2^130, which is 5.
            a0 += 5 * ((d2 >>> 42) + (e2 << 2));
            a1 += a0 >>> 44;
            a0 &= MASK_44;
        }
        h0 = a0;
        h1 = a1;
        h2 = a2;
    }

    private void finish(byte[] out, int offset, long padLow, long padHigh) {
        for (int i = 0; i < 2; i++) {
            h2 += h1 >>> 44;
            h1 &= MASK_44;
            h0 += 5 * (h2 >>> 42);
            h2 &= MASK_42;
            h1 += h0 >>> 44;
            h0 &= MASK_44;
        }
        h2 += h1 >>> 44;
        h1 &= MASK_44;
        // Minus the prime; what is not negative then is the remainder.
        long c0 = h0 + 5;
        long c1 = h1 + (c0 >>> 44);
        long c2 = h2 + (c1 >>> 44) - (1L << 42);
        long keep = c2 >> 63;
        h0 = (h0 & keep) | (c0 & MASK_44 & ~keep);
        h1 = (h1 & keep) | (c1 & MASK_44 & ~keep);
        h2 = (h2 & keep) | (c2 & ~keep);

        long p0 = h0 + (padLow & MASK_44);
        long p1 = h1 + (((padLow >>> 44) | (padHigh << 20)) & MASK_44) + (p0 >>> 44);
        long p2 = h2 + (padHigh >>> 24) + (p1 >>> 44);
        p0 &= MASK_44;
        p1 &= MASK_44;
        LittleEndian.putLong(out, offset, p0 | (p1 << 44));
        LittleEndian.putLong(out, offset + 8, (p1 >>> 20) | (p2 << 24));
    }
}
