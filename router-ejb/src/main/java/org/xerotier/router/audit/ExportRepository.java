package org.xerotier.router.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.seal.AuditChain;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.ProjectId;

/** Reads seals and rows in the order of a project's chain. */
@ApplicationScoped
@InTransaction
class ExportRepository {

    private static final HexFormat HEX = HexFormat.of();

    private static final String SEAL = "s.sequence, encode(s.row_hash, 'hex'), encode(s.chain_hash, 'hex'), ";

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    /** Every seal of a stretch, with its row if it is still there. */
    List<SealedRow> stretch(ProjectId project, long after, long upTo, int limit) {
        List<?> rows = entities.createNativeQuery("select " + SEAL + "null, " + AuditColumns.SELECT
                        + " from audit_seals s left join execution_audit_log l on l.id = s.audit_id"
                        + " where s.chain = ? and s.sequence > ? and s.sequence <= ? order by s.sequence limit ?")
                .setParameter(1, project.value())
                .setParameter(2, after)
                .setParameter(3, upTo)
                .setParameter(4, limit)
                .getResultList();
        return sealed(rows);
    }

    /** The rows of a stretch that a filter lets through, each with the chain hash before it. */
    List<SealedRow> chosen(ProjectId project, AuditFilter filter, long after, long upTo, int limit) {
        StringBuilder sql = new StringBuilder("select " + SEAL + "encode(p.chain_hash, 'hex'), ")
                .append(AuditColumns.SELECT)
                .append(" from audit_seals s join execution_audit_log l on l.id = s.audit_id")
                .append(" left join audit_seals p on p.chain = s.chain and p.sequence = s.sequence - 1")
                .append(" where s.chain = ? and s.sequence > ? and s.sequence <= ?");
        List<Object> values = new ArrayList<>(List.of(project.value(), after, upTo));
        if (filter.action() != null && filter.action().endsWith(".")) {
            narrow(sql, values, "starts_with(l.action, ?)", filter.action());
        } else {
            narrow(sql, values, "l.action = ?", filter.action());
        }
        narrow(
                sql,
                values,
                "? in (l.subject_id, l.invocation_id, l.approval_id, l.execution_id, l.agent_id)",
                filter.subject());
        narrow(sql, values, "? in (l.actor_id, l.actor_principal)", filter.actor());
        narrow(sql, values, "l.at >= ?", at(filter.from()));
        narrow(sql, values, "l.at < ?", at(filter.to()));
        Query query = entities.createNativeQuery(
                sql.append(" order by s.sequence limit ?").toString());
        values.add(limit);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return sealed(query.getResultList());
    }

    private static void narrow(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static @Nullable Object at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static List<SealedRow> sealed(List<?> rows) {
        int columns = 4;
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new SealedRow(
                        (Long) row[0],
                        HEX.parseHex((String) row[1]),
                        HEX.parseHex((String) row[2]),
                        row[3] == null ? null : HEX.parseHex((String) row[3]),
                        row[columns] == null ? null : AuditColumns.read(row, columns)))
                .toList();
    }

    /** What the row after a number is linked to; empty if there is no such seal. */
    Optional<byte[]> chainHash(ProjectId project, long sequence) {
        if (sequence == 0) {
            return Optional.of(AuditChain.genesis(project.value()));
        }
        return entities
                .createNativeQuery("select encode(chain_hash, 'hex') from audit_seals where chain = ? and sequence = ?")
                .setParameter(1, project.value())
                .setParameter(2, sequence)
                .getResultList()
                .stream()
                .findFirst()
                .map(hash -> HEX.parseHex((String) hash));
    }

    List<CheckpointLine> checkpoints(ProjectId project, long from, long upTo, int limit) {
        return lines(project, "and size >= ? and size <= ? order by size", from, upTo, limit);
    }

    /** Newest first. */
    List<CheckpointLine> checkpointsBefore(ProjectId project, long before, int limit) {
        return lines(project, "and size >= ? and size < ? order by size desc", 1, before, limit);
    }

    private List<CheckpointLine> lines(ProjectId project, String which, long from, long to, int limit) {
        List<?> rows = entities.createNativeQuery(
                        "select size, line from audit_checkpoints where chain = ? " + which + " limit ?")
                .setParameter(1, project.value())
                .setParameter(2, from)
                .setParameter(3, to)
                .setParameter(4, limit)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> new CheckpointLine((Long) row[0], (String) row[1]))
                .toList();
    }

    /** Up to a tile's width of hashes; level 0 are the chain hashes themselves. */
    List<byte[]> hashes(ProjectId project, int level, long from) {
        Query query = level == 0
                ? entities.createNativeQuery("select encode(chain_hash, 'hex') from audit_seals where chain = ?"
                        + " and sequence > ? and sequence <= ? order by sequence")
                : entities.createNativeQuery("select encode(hash, 'hex') from audit_nodes where chain = ?"
                                + " and index >= ? and index < ? and level = ? order by index")
                        .setParameter(4, level);
        List<?> rows = query.setParameter(1, project.value())
                .setParameter(2, from)
                .setParameter(3, from + Tile.WIDTH)
                .getResultList();
        return rows.stream().map(hash -> HEX.parseHex((String) hash)).toList();
    }

    /** Rows of the project that were put behind sealed ones. */
    long strays(ProjectId project) {
        return (Long) entities.createNativeQuery("select count(*) from execution_audit_log l where l.project_id = ?"
                        + " and not exists (select from audit_seals s where s.audit_id = l.id)"
                        + " and (l.written_in, l.id) < (select s.written_in, s.audit_id from audit_seals s"
                        + " order by s.position desc limit 1)")
                .setParameter(1, project.value())
                .getSingleResult();
    }
}
