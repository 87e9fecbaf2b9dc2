package org.xerotier.mesh.curve;

/**
 * The one-time authenticator modulo 2^130 - 5, in limbs of 44, 44 and 42 bits. Of a product of two limbs the processor's
 * high half is taken so that it begins at bit 44 (both factors are shifted by 10); what is below follows by subtraction, so
 * sums need no carry between halves. Two blocks are multiplied at once, the first by the key's square.
 */
final class Poly1305 {

    static final int TAG_BYTES = 16;

    private static final long MASK_44 = (1L << 44) - 1;
    private static final long MASK_42 = (1L << 42) - 1;
    private static final long HIGH_BIT = 1L << 40;
    private static final int SPREAD = 10;
    private static final int PAIR = 2 * TAG_BYTES;

    private final long r0;
    private final long r1;
    private final long r2;
    private long h0;
    private long h1;
    private long h2;

    private Poly1305(byte[] key, int offset) {
        long low = LittleEndian.longAt(key, offset);
        long high = LittleEndian.longAt(key, offset + 8);
        r0 = low & 0xffc0fffffffL;
        r1 = ((low >>> 44) | (high << 20)) & 0xfffffc0ffffL;
        r2 = (high >>> 24) & 0x00ffffffc0fL;
    }

    /** Writes the tag of {@code length} bytes under a key of 32 bytes that is used this once. */
    static void tag(byte[] out, int outOffset, byte[] key, int keyOffset, byte[] in, int inOffset, int length) {
        Poly1305 sum = new Poly1305(key, keyOffset);
        int at = 0;
        if (length >= 2 * PAIR) {
            at = length & -PAIR;
            sum.pairs(in, inOffset, at);
        }
        for (; at + TAG_BYTES <= length; at += TAG_BYTES) {
            sum.block(in, inOffset + at, HIGH_BIT);
        }
        if (at < length) {
            byte[] last = new byte[TAG_BYTES];
            System.arraycopy(in, inOffset + at, last, 0, length - at);
            last[length - at] = 1;
            sum.block(last, 0, 0);
        }
        sum.finish(out, outOffset, LittleEndian.longAt(key, keyOffset + 16), LittleEndian.longAt(key, keyOffset + 24));
    }

    private void block(byte[] in, int at, long highBit) {
        long low = LittleEndian.longAt(in, at);
        long high = LittleEndian.longAt(in, at + 8);
        h0 += low & MASK_44;
        h1 += ((low >>> 44) | (high << 20)) & MASK_44;
        h2 += (high >>> 24) | highBit;
        multiply();
    }

    /** The sum times the key. */
    private void multiply() {
        long s1 = 20 * r1;
        long s2 = 20 * r2;
        long b0 = h0 << SPREAD;
        long b1 = h1 << SPREAD;
        long b2 = h2 << SPREAD;
        long m0 = r0 << SPREAD;
        long m1 = r1 << SPREAD;
        long m2 = r2 << SPREAD;
        long n1 = s1 << SPREAD;
        long n2 = s2 << SPREAD;
        long e0 = Math.multiplyHigh(b0, m0) + Math.multiplyHigh(b1, n2) + Math.multiplyHigh(b2, n1);
        long e1 = Math.multiplyHigh(b0, m1) + Math.multiplyHigh(b1, m0) + Math.multiplyHigh(b2, n2);
        long e2 = Math.multiplyHigh(b0, m2) + Math.multiplyHigh(b1, m1) + Math.multiplyHigh(b2, m0);
        long d0 = h0 * r0 + h1 * s2 + h2 * s1 - (e0 << 44);
        long d1 = h0 * r1 + h1 * r0 + h2 * s2 - (e1 << 44);
        long d2 = h0 * r2 + h1 * r1 + h2 * r0 - (e2 << 44);
        d1 += e0 + (d0 >>> 44);
        d2 += e1 + (d1 >>> 44);
        // The high part of the last limb begins at bit 132, four times 2^130, which is 5.
        h0 = (d0 & MASK_44) + 5 * ((d2 >>> 42) + (e2 << 2));
        h1 = (d1 & MASK_44) + (h0 >>> 44);
        h2 = d2 & MASK_42;
        h0 &= MASK_44;
    }

    private void pairs(byte[] in, int offset, int length) {
        Poly1305 square = squared();
        long f0 = square.h0;
        long f1 = square.h1;
        long f2 = square.h2;
        long g1 = 20 * f1;
        long g2 = 20 * f2;
        long p0 = f0 << SPREAD;
        long p1 = f1 << SPREAD;
        long p2 = f2 << SPREAD;
        long q1 = g1 << SPREAD;
        long q2 = g2 << SPREAD;
        long k0 = r0;
        long k1 = r1;
        long k2 = r2;
        long s1 = 20 * k1;
        long s2 = 20 * k2;
        long m0 = k0 << SPREAD;
        long m1 = k1 << SPREAD;
        long m2 = k2 << SPREAD;
        long n1 = s1 << SPREAD;
        long n2 = s2 << SPREAD;
        long a0 = h0;
        long a1 = h1;
        long a2 = h2;
        int end = offset + length;
        for (int at = offset; at < end; at += PAIR) {
            long low = LittleEndian.longAt(in, at);
            long high = LittleEndian.longAt(in, at + 8);
            a0 += low & MASK_44;
            a1 += ((low >>> 44) | (high << 20)) & MASK_44;
            a2 += (high >>> 24) | HIGH_BIT;
            low = LittleEndian.longAt(in, at + 16);
            high = LittleEndian.longAt(in, at + 24);
            long c0 = low & MASK_44;
            long c1 = ((low >>> 44) | (high << 20)) & MASK_44;
            long c2 = (high >>> 24) | HIGH_BIT;

            long b0 = a0 << SPREAD;
            long b1 = a1 << SPREAD;
            long b2 = a2 << SPREAD;
            long w0 = c0 << SPREAD;
            long w1 = c1 << SPREAD;
            long w2 = c2 << SPREAD;
            long e0 = Math.multiplyHigh(b0, p0) + Math.multiplyHigh(b1, q2) + Math.multiplyHigh(b2, q1);
            long e1 = Math.multiplyHigh(b0, p1) + Math.multiplyHigh(b1, p0) + Math.multiplyHigh(b2, q2);
            long e2 = Math.multiplyHigh(b0, p2) + Math.multiplyHigh(b1, p1) + Math.multiplyHigh(b2, p0);
            e0 += Math.multiplyHigh(w0, m0) + Math.multiplyHigh(w1, n2) + Math.multiplyHigh(w2, n1);
            e1 += Math.multiplyHigh(w0, m1) + Math.multiplyHigh(w1, m0) + Math.multiplyHigh(w2, n2);
            e2 += Math.multiplyHigh(w0, m2) + Math.multiplyHigh(w1, m1) + Math.multiplyHigh(w2, m0);
            long d0 = a0 * f0 + a1 * g2 + a2 * g1 + c0 * k0 + c1 * s2 + c2 * s1 - (e0 << 44);
            long d1 = a0 * f1 + a1 * f0 + a2 * g2 + c0 * k1 + c1 * k0 + c2 * s2 - (e1 << 44);
            long d2 = a0 * f2 + a1 * f1 + a2 * f0 + c0 * k2 + c1 * k1 + c2 * k0 - (e2 << 44);

            d1 += e0 + (d0 >>> 44);
            d2 += e1 + (d1 >>> 44);
            a0 = (d0 & MASK_44) + 5 * ((d2 >>> 42) + (e2 << 2));
            a1 = (d1 & MASK_44) + (a0 >>> 44);
            a2 = d2 & MASK_42;
            a0 &= MASK_44;
        }
        h0 = a0;
        h1 = a1;
        h2 = a2;
    }

    /** Another sum that is the key's square. */
    private Poly1305 squared() {
        Poly1305 square = new Poly1305(r0, r1, r2);
        square.h0 = r0;
        square.h1 = r1;
        square.h2 = r2;
        square.multiply();
        return square;
    }

    private Poly1305(long r0, long r1, long r2) {
        this.r0 = r0;
        this.r1 = r1;
        this.r2 = r2;
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
