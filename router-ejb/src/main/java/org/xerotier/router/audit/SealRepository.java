package org.xerotier.router.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xerotier.router.audit.SealBatch.Head;
import org.xerotier.router.audit.SealBatch.Unsealed;
import org.xerotier.router.kernel.InTransaction;

/** Rows of {@code audit_seals}, and what of the log has none yet. */
@ApplicationScoped
@InTransaction
class SealRepository {

    /**
     * Rows behind the last seal and below every running transaction: nothing can come between or before them any more.
     * A last seal from the future is from before the database was restored into another server; then all are looked at.
     */
    private static final String BEHIND = " from execution_audit_log l where (l.written_in, l.id) > (cast(? as xid8), ?)"
            + " and l.written_in < pg_snapshot_xmin(pg_current_snapshot())"
            + " and not exists (select from audit_seals s where s.audit_id = l.id)"
            + " order by l.written_in, l.id limit ?";

    private static final HexFormat HEX = HexFormat.of();

    /** @param position 0 if nothing was sealed yet */
    record Place(long position, String writtenIn, String auditId) {}

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    /** One sealer at a time in all routers, to the end of the transaction; false if another one is at it. */
    boolean tryTurn(String what) {
        return (Boolean) entities.createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .setParameter(1, "xerotier.audit." + what)
                .getSingleResult();
    }

    Place last() {
        List<?> found = entities.createNativeQuery(
                        "select position, case when written_in >= pg_snapshot_xmax(pg_current_snapshot()) then '0'"
                                + " else cast(written_in as text) end, audit_id"
                                + " from audit_seals order by position desc limit 1")
                .getResultList();
        if (found.isEmpty()) {
            return new Place(0, "0", "");
        }
        Object[] row = (Object[]) found.get(0);
        return new Place((Long) row[0], (String) row[1], (String) row[2]);
    }

    List<Unsealed> unsealed(Place last, int limit) {
        List<?> rows = entities.createNativeQuery(
                        "select " + AuditColumns.SELECT + ", cast(l.written_in as text)" + BEHIND)
                .setParameter(1, last.writtenIn())
                .setParameter(2, last.auditId())
                .setParameter(3, limit)
                .getResultList();
        return unsealed(rows);
    }

    /** Rows from the future: they were written in another server that this database was restored from. */
    List<Unsealed> restored(int limit) {
        List<?> rows = entities.createNativeQuery("select " + AuditColumns.SELECT + ", cast(l.written_in as text)"
                        + " from execution_audit_log l where l.written_in >= pg_snapshot_xmax(pg_current_snapshot())"
                        + " and not exists (select from audit_seals s where s.audit_id = l.id)"
                        + " order by l.written_in, l.id limit ?")
                .setParameter(1, limit)
                .getResultList();
        return unsealed(rows);
    }

    private static List<Unsealed> unsealed(List<?> rows) {
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Unsealed(AuditColumns.read(row, 0), (String) row[AuditColumns.COUNT]))
                .toList();
    }

    Map<String, Head> heads(Collection<String> chains) {
        List<?> rows = entities.createNativeQuery("select s.chain, s.sequence, encode(s.chain_hash, 'hex')"
                        + " from unnest(string_to_array(?, ',')) as wanted (chain) cross join lateral"
                        + " (select * from audit_seals one where one.chain = wanted.chain"
                        + " order by one.sequence desc limit 1) as s")
                .setParameter(1, String.join(",", chains))
                .getResultList();
        Map<String, Head> heads = new HashMap<>();
        for (Object found : rows) {
            Object[] row = (Object[]) found;
            heads.put((String) row[0], new Head((Long) row[1], HEX.parseHex((String) row[2])));
        }
        return heads;
    }

    void add(List<Seal> seals) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Seal seal : seals) {
            rows.addObject()
                    .put("p", seal.position())
                    .put("c", seal.chain())
                    .put("n", seal.sequence())
                    .put("i", seal.auditId())
                    .put("w", seal.writtenIn())
                    .put("r", HEX.formatHex(seal.rowHash()))
                    .put("h", HEX.formatHex(seal.chainHash()));
        }
        entities.createNativeQuery(
                        "insert into audit_seals (position, chain, sequence, audit_id, written_in, row_hash, chain_hash)"
                                + " select r.p, r.c, r.n, r.i, cast(r.w as xid8), decode(r.r, 'hex'), decode(r.h, 'hex')"
                                + " from jsonb_to_recordset(cast(? as jsonb))"
                                + " as r(p bigint, c text, n bigint, i text, w text, r text, h text) order by r.p")
                .setParameter(1, rows.toString())
                .executeUpdate();
    }

    /** When the oldest committed row that has no seal yet was written, as far as it can be seen from here. */
    Optional<Instant> oldestUnsealed(Place last) {
        List<?> found = entities.createNativeQuery(
                        "select cast(extract(epoch from l.at) * 1000 as bigint) from execution_audit_log l"
                                + " where (l.written_in, l.id) > (cast(? as xid8), ?)"
                                + " and not exists (select from audit_seals s where s.audit_id = l.id)"
                                + " order by l.written_in, l.id limit 1")
                .setParameter(1, last.writtenIn())
                .setParameter(2, last.auditId())
                .getResultList();
        return found.stream().findFirst().map(millis -> Instant.ofEpochMilli((Long) millis));
    }

    /** Rows without a seal before one that has a seal: nobody who goes through the router can write such a row. */
    List<String> strays(int limit) {
        return entities
                .createNativeQuery("select l.id from execution_audit_log l"
                        + " where (l.written_in, l.id) < (select s.written_in, s.audit_id from audit_seals s"
                        + " order by s.position desc limit 1)"
                        + " and not exists (select from audit_seals s where s.audit_id = l.id)"
                        + " order by l.written_in, l.id limit ?")
                .setParameter(1, limit)
                .getResultList()
                .stream()
                .map(String.class::cast)
                .toList();
    }
}
