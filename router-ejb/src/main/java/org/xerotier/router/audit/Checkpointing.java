package org.xerotier.router.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.seal.AuditChain;
import org.xerotier.mesh.seal.Checkpoint;
import org.xerotier.mesh.seal.MerkleFrontier;
import org.xerotier.mesh.seal.SignedCheckpoint;

/**
 * One chain on the way from its last checkpoint to the next. Checks what it is given before anything is signed: the last
 * checkpoint's own signature, that the tree kept beside it has the root that was signed, and every link since.
 */
final class Checkpointing {

    private static final HexFormat HEX = HexFormat.of();

    private final String chain;
    private final @Nullable Checkpoint previous;
    private final MerkleFrontier tree;
    private final AuditChain links = new AuditChain();
    private byte[] head;

    /** The newest checkpoint there is, and the edge of its tree. */
    record Last(SignedCheckpoint signed, byte[] edge) {}

    /** A sealed row, without the row. */
    record Link(long sequence, byte[] rowHash, byte[] chainHash) {}

    Checkpointing(String chain, @Nullable Last last, CheckpointSigner signer) {
        this.chain = chain;
        if (last == null) {
            previous = null;
            tree = new MerkleFrontier();
            head = AuditChain.genesis(chain);
            return;
        }
        Checkpoint signed = last.signed().checkpoint();
        previous = signed;
        require(
                last.signed().isSignedBy(signer.publicKey()),
                "its last checkpoint is not signed with the router's key");
        require(signed.chain().equals(chain), "its last checkpoint is of another chain");
        tree = MerkleFrontier.of(signed.size(), last.edge());
        require(HEX.formatHex(tree.root()).equals(signed.root()), "its last checkpoint has another Merkle tree");
        head = HEX.parseHex(signed.head());
    }

    long size() {
        return tree.size();
    }

    void add(List<Link> sealed, MerkleFrontier.Sink nodes) {
        for (Link link : sealed) {
            require(link.sequence() == tree.size() + 1, "row " + (tree.size() + 1) + " has no seal");
            head = links.link(head, link.sequence(), link.rowHash());
            require(
                    Arrays.equals(head, link.chainHash()),
                    "row " + link.sequence() + " does not follow the one before it");
            tree.add(link.chainHash(), nodes);
        }
    }

    SignedCheckpoint sign(String id, Instant at, CheckpointSigner signer) {
        return signer.sign(new Checkpoint(
                id,
                chain,
                tree.size(),
                HEX.formatHex(head),
                HEX.formatHex(tree.root()),
                previous == null ? Checkpoint.NONE : previous.hash(),
                at,
                Checkpoint.keyId(signer.publicKey())));
    }

    byte[] edge() {
        return tree.edge();
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ChainBroken("audit chain " + chain + ": " + otherwise);
        }
    }
}
