package org.xerotier.router.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;

@ApplicationScoped
@InTransaction
class AuditRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    void append(AuditRow row) {
        entities.persist(row);
    }

    List<AuditRow> list(ProjectId project, AuditFilter filter, PageRequest page) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder query = new StringBuilder("select r from AuditRow r where r.projectId = :project");
        values.put("project", project.value());
        narrow(query, values, "r.id < :after", "after", page.afterKey());
        if (filter.action() != null && filter.action().endsWith(".")) {
            narrow(query, values, "locate(:action, r.action) = 1", "action", filter.action());
        } else {
            narrow(query, values, "r.action = :action", "action", filter.action());
        }
        narrow(
                query,
                values,
                ":subject in (r.subjectId, r.invocationId, r.approvalId, r.executionId, r.agentId)",
                "subject",
                filter.subject());
        narrow(query, values, ":actor in (r.actorId, r.actorPrincipal)", "actor", filter.actor());
        narrow(query, values, "r.at >= :from", "from", filter.from());
        narrow(query, values, "r.at < :to", "to", filter.to());
        var rows = entities.createQuery(query + " order by r.id desc", AuditRow.class);
        values.forEach(rows::setParameter);
        return rows.setMaxResults(page.fetch()).getResultList();
    }

    private static void narrow(
            StringBuilder query, Map<String, Object> values, String condition, String name, @Nullable Object value) {
        if (value != null) {
            query.append(" and ").append(condition);
            values.put(name, value);
        }
    }
}
