package org.xerotier.mesh.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The entries and roots are the well-known ones of certificate transparency's own tests. */
class MerkleTest {

    private static final List<byte[]> ENTRIES = List.of(
            hex(""),
            hex("00"),
            hex("10"),
            hex("2021"),
            hex("3031"),
            hex("40414243"),
            hex("5051525354555657"),
            hex("606162636465666768696a6b6c6d6e6f"));

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsAreTheKnownOnes() {
        MerkleFrontier tree = new MerkleFrontier();
        assertThat(HexFormat.of().formatHex(tree.root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < ENTRIES.size(); i++) {
            tree.add(ENTRIES.get(i));
            assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void aPathIsTheKnownOne() {
        assertThat(MerkleProofs.inclusion(0, 8, Grown.of(ENTRIES)::node))
                .extracting(HexFormat.of()::formatHex)
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 64, 65, 100, 255, 256, 257})
    void everyEntryIsProvenToBeInItsTreeAndInNoOther(int size) {
        List<byte[]> entries = entries(size);
        Grown grown = Grown.of(entries);
        byte[] root = grown.root();
        for (int i = 0; i < size; i++) {
            List<byte[]> path = MerkleProofs.inclusion(i, size, grown::node);
            assertThat(MerkleProofs.provesInclusion(entries.get(i), i, size, path, root))
                    .isTrue();
            assertThat(MerkleProofs.provesInclusion(hex("ff"), i, size, path, root))
                    .isFalse();
            assertThat(MerkleProofs.provesInclusion(entries.get(i), (i + 1) % (size + 1), size, path, root))
                    .isFalse();
            if (!path.isEmpty()) {
                assertThat(MerkleProofs.provesInclusion(entries.get(i), i, size, path.subList(1, path.size()), root))
                        .isFalse();
            }
        }
    }

    @Test
    void everyTreeIsProvenToGrowFromEachEarlierOne() {
        List<byte[]> entries = entries(70);
        for (int size = 1; size <= entries.size(); size++) {
            Grown grown = Grown.of(entries.subList(0, size));
            for (int former = 1; former <= size; former++) {
                byte[] old = Grown.of(entries.subList(0, former)).root();
                List<byte[]> proof = MerkleProofs.consistency(former, size, grown::node);
                assertThat(MerkleProofs.provesConsistency(former, old, size, grown.root(), proof))
                        .as("%d in %d", former, size)
                        .isTrue();
                byte[] other = old.clone();
                other[0] ^= 1;
                assertThat(MerkleProofs.provesConsistency(former, other, size, grown.root(), proof))
                        .isFalse();
            }
        }
    }

    @Test
    void aTreeGoesOnFromItsEdge() {
        List<byte[]> entries = entries(37);
        for (int cut = 0; cut <= entries.size(); cut++) {
            MerkleFrontier first = new MerkleFrontier();
            entries.subList(0, cut).forEach(first::add);
            MerkleFrontier second = MerkleFrontier.of(first.size(), first.edge());
            entries.subList(cut, entries.size()).forEach(second::add);
            assertThat(second.root()).isEqualTo(Grown.of(entries).root());
        }
    }

    @Test
    void completedSubtreesAreTold() {
        List<byte[]> entries = entries(21);
        Grown grown = Grown.of(entries);
        MerkleFrontier tree = new MerkleFrontier();
        List<Integer> levels = new ArrayList<>();
        entries.forEach(entry -> tree.add(entry, (level, index, hash) -> {
            levels.add(level);
            assertThat(hash).isEqualTo(grown.node(level, index));
        }));
        assertThat(levels).hasSize(10 + 5 + 2 + 1);
    }

    private static List<byte[]> entries(int size) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(AuditChain.genesis("entry" + i));
        }
        return entries;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
