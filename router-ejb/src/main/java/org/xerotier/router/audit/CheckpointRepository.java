package org.xerotier.router.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.xerotier.mesh.seal.Checkpoint;
import org.xerotier.mesh.seal.SignedCheckpoint;
import org.xerotier.router.kernel.InTransaction;

/** Rows of {@code audit_checkpoints} and {@code audit_nodes}. */
@ApplicationScoped
@InTransaction
class CheckpointRepository {

    /** From one chain to the next along the index, since there are few chains and many seals. */
    private static final String DUE = """
            with recursive chains (chain) as (
              (select min(chain) from audit_seals)
              union all
              select (select min(s.chain) from audit_seals s where s.chain > chains.chain) from chains
               where chains.chain is not null)
            select chains.chain from chains
             where chains.chain is not null
               and (select max(s.sequence) from audit_seals s where s.chain = chains.chain)
                   > coalesce((select max(c.size) from audit_checkpoints c where c.chain = chains.chain), 0)
            """;

    private static final HexFormat HEX = HexFormat.of();

    /** A complete subtree. */
    record Node(int level, long index, byte[] hash) {}

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    /** Chains with rows that no checkpoint covers. */
    List<String> due() {
        return texts(entities.createNativeQuery(DUE).getResultList());
    }

    Optional<Checkpointing.Last> last(String chain) {
        List<?> found = entities.createNativeQuery("select line, encode(edge, 'hex') from audit_checkpoints"
                        + " where chain = ? order by size desc limit 1")
                .setParameter(1, chain)
                .getResultList();
        return found.stream().findFirst().map(Object[].class::cast).map(row -> {
            byte[] line = ((String) row[0]).getBytes(StandardCharsets.UTF_8);
            return new Checkpointing.Last(SignedCheckpoint.read(line), HEX.parseHex((String) row[1]));
        });
    }

    /** The newest line of every chain, or of those from a size on. */
    List<String> newest() {
        return texts(entities
                .createNativeQuery(
                        "select distinct on (chain) line, chain, size from audit_checkpoints order by chain, size desc")
                .getResultList()
                .stream()
                .map(row -> ((Object[]) row)[0])
                .toList());
    }

    List<Checkpointing.Link> sealed(String chain, long after, int limit) {
        List<?> rows = entities.createNativeQuery("select sequence, encode(row_hash, 'hex'), encode(chain_hash, 'hex')"
                        + " from audit_seals where chain = ? and sequence > ? order by sequence limit ?")
                .setParameter(1, chain)
                .setParameter(2, after)
                .setParameter(3, limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Checkpointing.Link(
                        (Long) row[0], HEX.parseHex((String) row[1]), HEX.parseHex((String) row[2])))
                .toList();
    }

    void add(String chain, List<Node> nodes) {
        if (nodes.isEmpty()) {
            return;
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        nodes.forEach(node ->
                rows.addObject().put("l", node.level()).put("i", node.index()).put("h", HEX.formatHex(node.hash())));
        entities.createNativeQuery("insert into audit_nodes (chain, level, index, hash)"
                        + " select ?, r.l, r.i, decode(r.h, 'hex') from jsonb_to_recordset(cast(? as jsonb))"
                        + " as r(l integer, i bigint, h text)")
                .setParameter(1, chain)
                .setParameter(2, rows.toString())
                .executeUpdate();
    }

    void add(SignedCheckpoint signed, byte[] edge) {
        Checkpoint checkpoint = signed.checkpoint();
        entities.createNativeQuery("insert into audit_checkpoints (id, chain, size, at, head, line, edge)"
                        + " values (?, ?, ?, cast(? as timestamptz), decode(?, 'hex'), ?, decode(?, 'hex'))")
                .setParameter(1, checkpoint.id())
                .setParameter(2, checkpoint.chain())
                .setParameter(3, checkpoint.size())
                .setParameter(4, checkpoint.at().toString())
                .setParameter(5, checkpoint.head())
                .setParameter(6, signed.line())
                .setParameter(7, HEX.formatHex(edge))
                .executeUpdate();
    }

    private static List<String> texts(List<?> rows) {
        return rows.stream().map(String.class::cast).toList();
    }
}
