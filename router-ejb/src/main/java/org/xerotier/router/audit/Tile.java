package org.xerotier.router.audit;

import java.util.ArrayList;
import java.util.List;
import org.xerotier.mesh.seal.MerkleFrontier;

/** Eight levels of a Merkle tree: up to 256 hashes of one level and what follows from them. */
final class Tile {

    static final int HEIGHT = 8;
    static final int WIDTH = 1 << HEIGHT;

    private final List<byte[][]> levels = new ArrayList<>(HEIGHT);

    /**
     * @param isLeaves whether the hashes are entries, which are leaves only once they are hashed
     */
    Tile(List<byte[]> hashes, boolean isLeaves) {
        List<byte[]> row = isLeaves ? hashes.stream().map(MerkleFrontier::leaf).toList() : hashes;
        byte[][] below = row.toArray(byte[][]::new);
        for (int level = 0; level < HEIGHT; level++) {
            levels.add(below);
            byte[][] above = new byte[below.length / 2][];
            for (int i = 0; i < above.length; i++) {
                above[i] = MerkleFrontier.node(below[2 * i], below[2 * i + 1]);
            }
            below = above;
        }
    }

    /** @param level above the tile's lowest one, 0 to 7 */
    byte[] node(int level, int index) {
        byte[][] row = levels.get(level);
        if (index >= row.length) {
            throw new ChainBroken("a Merkle tree has a hole at level " + level + ", index " + index);
        }
        return row[index];
    }
}
