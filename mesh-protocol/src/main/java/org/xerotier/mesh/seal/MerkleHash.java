package org.xerotier.mesh.seal;

/** RFC 9162 hashing: leaves and nodes can never be taken for each other. For one thread. */
final class MerkleHash {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final Digest digest = new Digest();

    byte[] leaf(byte[] entry) {
        return digest.add(LEAF).add(entry).end();
    }

    byte[] node(byte[] left, byte[] right) {
        return digest.add(NODE).add(left).add(right).end();
    }

    byte[] empty() {
        return digest.end();
    }

    void leaf(byte[] entry, byte[] target) {
        digest.add(LEAF).add(entry).end(target);
    }

    void node(byte[] left, byte[] right, byte[] target) {
        digest.add(NODE).add(left).add(right).end(target);
    }
}
