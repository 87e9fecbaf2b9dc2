package org.xerotier.mesh.seal;

import java.util.List;

/** A tree computed straight from the definition, entries in memory: the independent opinion. */
record Grown(List<byte[]> entries) {

    static Grown of(List<byte[]> entries) {
        return new Grown(entries);
    }

    byte[] root() {
        return hash(0, entries.size());
    }

    byte[] node(int level, long index) {
        int size = 1 << level;
        return hash((int) index * size, (int) (index + 1) * size);
    }

    private byte[] hash(int from, int to) {
        Digest digest = new Digest();
        if (to - from == 1) {
            return digest.add((byte) 0).add(entries.get(from)).end();
        }
        int half = 1;
        while (2 * half < to - from) {
            half *= 2;
        }
        byte[] left = hash(from, from + half);
        byte[] right = hash(from + half, to);
        return digest.add((byte) 1).add(left).add(right).end();
    }
}
