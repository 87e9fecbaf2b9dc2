package org.xerotier.mesh.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Inclusion and consistency proofs of RFC 9162, section 2.1: made from complete subtrees, checked with hashes alone. */
public final class MerkleProofs {

    private MerkleProofs() {}

    /** Where the hash of a complete subtree comes from: {@code 2^level} entries, the {@code index}-th of its kind. */
    @FunctionalInterface
    public interface Subtrees {
        byte[] node(int level, long index);
    }

    /** What proves that the entry at an index (from 0) is in the tree of the first {@code size} entries. */
    public static List<byte[]> inclusion(long index, long size, Subtrees subtrees) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no entry " + index + " in a tree of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        MerkleHash hash = new MerkleHash();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.add(0, range(middle, to, subtrees, hash));
                to = middle;
            } else {
                path.add(0, range(from, middle, subtrees, hash));
                from = middle;
            }
        }
        return path;
    }

    /** What proves that the tree of {@code size} entries begins with the {@code former} first ones, unchanged. */
    public static List<byte[]> consistency(long former, long size, Subtrees subtrees) {
        if (former < 1 || former > size) {
            throw new IllegalArgumentException("no tree of " + former + " in one of " + size);
        }
        List<byte[]> proof = new ArrayList<>();
        consistency(former, 0, size, true, subtrees, new MerkleHash(), proof);
        return proof;
    }

    private static void consistency(
            long former, long from, long to, boolean whole, Subtrees subtrees, MerkleHash hash, List<byte[]> proof) {
        long size = to - from;
        if (former == size) {
            if (!whole) {
                proof.add(range(from, to, subtrees, hash));
            }
            return;
        }
        long left = split(size);
        if (former <= left) {
            consistency(former, from, from + left, whole, subtrees, hash, proof);
            proof.add(range(from + left, to, subtrees, hash));
        } else {
            consistency(former - left, from + left, to, false, subtrees, hash, proof);
            proof.add(range(from, from + left, subtrees, hash));
        }
    }

    /** The hash of the entries from one index to before another, as a tree of their own. */
    private static byte[] range(long from, long to, Subtrees subtrees, MerkleHash hash) {
        long size = to - from;
        if (Long.bitCount(size) == 1 && from % size == 0) {
            int level = Long.numberOfTrailingZeros(size);
            return subtrees.node(level, from >>> level);
        }
        long middle = from + split(size);
        return hash.node(range(from, middle, subtrees, hash), range(middle, to, subtrees, hash));
    }

    /** The largest power of two below a size of at least two. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    public static boolean provesInclusion(byte[] entry, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        MerkleHash hash = new MerkleHash();
        byte[] found = hash.leaf(entry);
        long at = index;
        long last = size - 1;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                found = hash.node(sibling, found);
                while ((at & 1) == 0 && at != 0) {
                    at >>>= 1;
                    last >>>= 1;
                }
            } else {
                found = hash.node(found, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(found, root);
    }

    public static boolean provesConsistency(
            long former, byte[] formerRoot, long size, byte[] root, List<byte[]> proof) {
        if (former < 1 || former > size) {
            return false;
        }
        if (former == size) {
            return proof.isEmpty() && Arrays.equals(formerRoot, root);
        }
        if (proof.isEmpty() && Long.bitCount(former) != 1) {
            return false;
        }
        List<byte[]> hashes = new ArrayList<>(proof);
        if (Long.bitCount(former) == 1) {
            hashes.add(0, formerRoot);
        }
        return climb(former - 1, size - 1, hashes, formerRoot, root);
    }

    private static boolean climb(long former, long latter, List<byte[]> hashes, byte[] formerRoot, byte[] root) {
        MerkleHash hash = new MerkleHash();
        int complete = Long.numberOfTrailingZeros(~former);
        long at = former >>> complete;
        long last = latter >>> complete;
        byte[] old = hashes.get(0);
        byte[] fresh = hashes.get(0);
        for (byte[] next : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                old = hash.node(next, old);
                fresh = hash.node(next, fresh);
                while ((at & 1) == 0 && at != 0) {
                    at >>>= 1;
                    last >>>= 1;
                }
            } else {
                fresh = hash.node(fresh, next);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(old, formerRoot) && Arrays.equals(fresh, root);
    }
}
