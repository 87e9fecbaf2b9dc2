package org.xerotier.router.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.xerotier.mesh.seal.AuditChain;
import org.xerotier.mesh.seal.AuditRecord;

/** Gives rows their places and hashes: each behind the head of its chain, in the order they come. */
final class SealBatch {

    private final AuditChain links = new AuditChain();
    private final Map<String, Head> heads;
    private long position;

    /** Where a chain ends. */
    record Head(long sequence, byte[] chainHash) {}

    /** A committed row that has no place yet. */
    record Unsealed(AuditRecord row, String writtenIn) {}

    /**
     * @param position of the last seal there is, 0 if none
     * @param heads of the chains the rows belong to; a chain that is not there begins
     */
    SealBatch(long position, Map<String, Head> heads) {
        this.position = position;
        this.heads = new HashMap<>(heads);
    }

    List<Seal> seal(List<Unsealed> rows) {
        List<Seal> seals = new ArrayList<>(rows.size());
        for (Unsealed unsealed : rows) {
            AuditRecord row = unsealed.row();
            Head head = heads.computeIfAbsent(row.chain(), chain -> new Head(0, AuditChain.genesis(chain)));
            byte[] rowHash = AuditRecord.hash(row.canonical());
            long sequence = head.sequence() + 1;
            byte[] chainHash = links.link(head.chainHash(), sequence, rowHash);
            heads.put(row.chain(), new Head(sequence, chainHash));
            position++;
            seals.add(new Seal(position, row.chain(), sequence, row.id(), unsealed.writtenIn(), rowHash, chainHash));
        }
        return seals;
    }
}
