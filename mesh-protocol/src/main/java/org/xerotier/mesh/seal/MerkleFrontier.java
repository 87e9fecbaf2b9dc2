package org.xerotier.mesh.seal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A growing Merkle tree of which only the right edge is kept: one hash per set bit of its size. Enough to add entries
 * and to tell the root. For one thread.
 */
public final class MerkleFrontier {

    private static final int LEVELS = 63;

    private final MerkleHash hash = new MerkleHash();
    private final byte[][] edge = new byte[LEVELS][Digest.BYTES];
    private final byte[] rising = new byte[Digest.BYTES];
    private long size;

    /** Hears of each complete subtree. */
    @FunctionalInterface
    public interface Sink {
        void complete(int level, long index, byte[] hash);
    }

    /** Continues from what {@link #edge()} said. */
    public static MerkleFrontier of(long size, byte[] edge) {
        if (size < 0 || edge.length != Long.bitCount(size) * Digest.BYTES) {
            throw new IllegalArgumentException("a tree of " + size + " entries has another edge");
        }
        MerkleFrontier frontier = new MerkleFrontier();
        frontier.size = size;
        int at = 0;
        for (int level = LEVELS - 1; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                System.arraycopy(edge, at, frontier.edge[level], 0, Digest.BYTES);
                at += Digest.BYTES;
            }
        }
        return frontier;
    }

    /** The hash of an entry as a leaf. */
    public static byte[] leaf(byte[] entry) {
        return new MerkleHash().leaf(entry);
    }

    /** The hash over two neighbours. */
    public static byte[] node(byte[] left, byte[] right) {
        return new MerkleHash().node(left, right);
    }

    public long size() {
        return size;
    }

    public void add(byte[] entry) {
        add(entry, null);
    }

    /** Adds an entry and tells of the subtrees it completes, above the leaf itself. */
    public void add(byte[] entry, @Nullable Sink sink) {
        hash.leaf(entry, rising);
        int level = 0;
        while ((size >>> level & 1) == 1) {
            hash.node(edge[level], rising, rising);
            level++;
            if (sink != null) {
                sink.complete(level, size >>> level, rising.clone());
            }
        }
        System.arraycopy(rising, 0, edge[level], 0, Digest.BYTES);
        size++;
    }

    public byte[] root() {
        byte[] root = null;
        for (int level = 0; level < LEVELS; level++) {
            if ((size >>> level & 1) == 1) {
                root = root == null ? edge[level].clone() : hash.node(edge[level], root);
            }
        }
        return root == null ? hash.empty() : root;
    }

    /** The hashes of the complete subtrees, largest first. */
    public byte[] edge() {
        List<byte[]> parts = new ArrayList<>();
        for (int level = LEVELS - 1; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                parts.add(edge[level]);
            }
        }
        byte[] all = new byte[parts.size() * Digest.BYTES];
        for (int i = 0; i < parts.size(); i++) {
            System.arraycopy(parts.get(i), 0, all, i * Digest.BYTES, Digest.BYTES);
        }
        return all;
    }
}
