package org.xerotier.router.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xerotier.mesh.seal.MerkleProofs;

/** The tree of one chain as it is read for proofs: a few tiles in memory, the rest in the database. */
final class Tiles implements MerkleProofs.Subtrees {

    private static final int KEPT = 32;

    private final Source source;
    private final Map<String, Tile> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tile> eldest) {
            return size() > KEPT;
        }
    };

    /** Up to 256 hashes of a level, from an index on; level 0 are the chain hashes. */
    @FunctionalInterface
    interface Source {
        List<byte[]> hashes(int level, long from);
    }

    Tiles(Source source) {
        this.source = source;
    }

    @Override
    public byte[] node(int level, long index) {
        int within = level % Tile.HEIGHT;
        int bottom = level - within;
        long tile = index >>> (Tile.HEIGHT - within);
        int first = (int) (index - (tile << (Tile.HEIGHT - within)));
        return kept.computeIfAbsent(
                        bottom + "/" + tile, key -> new Tile(source.hashes(bottom, tile << Tile.HEIGHT), bottom == 0))
                .node(within, first);
    }
}
