package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import org.xerotier.mesh.json.JsonLimits;
import org.xerotier.mesh.json.StrictJson;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.ProjectId;

/**
 * Rows of {@code approval_events}. A reader sees those below the oldest open transaction, in the order of transaction and
 * row; what such a reader saw, no later commit can put anything before.
 */
@ApplicationScoped
@InTransaction
class EventRepository {

    private static final String BELOW_THE_OLDEST_OPEN = " and xid < pg_snapshot_xmin(pg_current_snapshot())";

    @PersistenceContext(unitName = "router")
    EntityManager em;

    void append(ApprovalRequest about, Verdict.Step step, ObjectNode data) {
        em.createNativeQuery("insert into approval_events (project_id, approval_id, invocation_id, kind, at, data)"
                        + " values (?, ?, ?, ?, ?, cast(? as jsonb))")
                .setParameter(1, about.project().value())
                .setParameter(2, about.id().value())
                .setParameter(3, about.invocation().value())
                .setParameter(4, step.what().text())
                .setParameter(5, step.at().atOffset(ZoneOffset.UTC))
                .setParameter(6, data.toString())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<ApprovalEventView> after(ProjectId project, EventPlace place, int limit) {
        List<Object[]> rows = em.createNativeQuery(
                        "select cast(cast(xid as text) as bigint), id, kind, cast(data as text) from approval_events"
                                + " where project_id = ? and (xid, id) > (cast(cast(? as text) as xid8), ?)"
                                + BELOW_THE_OLDEST_OPEN + " order by xid, id limit ?")
                .setParameter(1, project.value())
                .setParameter(2, Long.toString(place.transaction()))
                .setParameter(3, place.row())
                .setParameter(4, limit)
                .getResultList();
        return rows.stream()
                .map(row -> new ApprovalEventView(
                        new EventPlace(((Number) row[0]).longValue(), ((Number) row[1]).longValue()),
                        (String) row[2],
                        json((String) row[3])))
                .toList();
    }

    /** Where a reader who wants only what comes from now on begins. */
    @SuppressWarnings("unchecked")
    EventPlace end(ProjectId project) {
        List<Object[]> last = em.createNativeQuery(
                        "select cast(cast(xid as text) as bigint), id from approval_events where project_id = ?"
                                + BELOW_THE_OLDEST_OPEN + " order by xid desc, id desc limit 1")
                .setParameter(1, project.value())
                .getResultList();
        return last.isEmpty()
                ? EventPlace.START
                : new EventPlace(((Number) last.get(0)[0]).longValue(), ((Number) last.get(0)[1]).longValue());
    }

    private static JsonNode json(String text) {
        return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), JsonLimits.ARGUMENTS);
    }
}
