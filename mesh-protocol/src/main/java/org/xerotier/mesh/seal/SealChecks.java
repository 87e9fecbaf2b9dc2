package org.xerotier.mesh.seal;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.key.VerifyingKey;

/** Each single question the verifier asks. Apart, so that tests can plant a wrong answer and see it noticed. */
class SealChecks {

    boolean isSameRow(byte[] claimed, byte[] computed) {
        return Arrays.equals(claimed, computed);
    }

    boolean isLinked(byte[] claimed, byte[] computed) {
        return Arrays.equals(claimed, computed);
    }

    boolean isNext(long expected, long found) {
        return expected == found;
    }

    boolean isSigned(SignedCheckpoint checkpoint, VerifyingKey key) {
        return checkpoint.isSignedBy(key);
    }

    boolean isOfChain(Checkpoint checkpoint, String chain) {
        return checkpoint.chain().equals(chain);
    }

    boolean isNextCheckpoint(Checkpoint checkpoint, @Nullable Checkpoint before) {
        return checkpoint.previous().equals(before == null ? Checkpoint.NONE : before.hash());
    }

    boolean hasHead(String claimed, String computed) {
        return claimed.equals(computed);
    }

    boolean hasRoot(String claimed, String computed) {
        return claimed.equals(computed);
    }

    boolean isIncluded(byte[] entry, long index, long size, List<byte[]> path, byte[] root) {
        return MerkleProofs.provesInclusion(entry, index, size, path, root);
    }

    boolean reaches(long covered, long pinned) {
        return covered >= pinned;
    }

    boolean hasEnded(boolean sawEnd) {
        return sawEnd;
    }

    boolean isCounted(long claimed, long counted) {
        return claimed == counted;
    }

    boolean hasNoStrays(long strays) {
        return strays == 0;
    }
}
