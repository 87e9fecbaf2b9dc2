package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/** The same rows for those who only look. Every question names its project. */
@ApplicationScoped
@InTransaction
class ReadRepository {

    private static final int MOST_RUNS = 100;

    @PersistenceContext(unitName = "router")
    EntityManager em;

    Optional<Invocation> invocation(ProjectId project, InvocationId id) {
        return em.createQuery(
                        "select i from Invocation i where i.projectId = :project and i.id = :id", Invocation.class)
                .setParameter("project", project.value())
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst();
    }

    /** An invocation, and its present run or null. */
    Optional<Object[]> invocationWithRun(ProjectId project, InvocationId id) {
        return em.createQuery(
                        "select i, e from Invocation i left join Execution e on e.id = i.executionId"
                                + " where i.projectId = :project and i.id = :id",
                        Object[].class)
                .setParameter("project", project.value())
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst();
    }

    List<Invocation> invocations(ProjectId project, InvocationFilter filter, PageRequest page) {
        Conditions where = new Conditions("select i from Invocation i where i.projectId = :project", project);
        narrow(where, filter);
        where.and("i.id < :after", "after", page.afterKey());
        return where.query(em, " order by i.id desc", Invocation.class)
                .setMaxResults(page.fetch())
                .getResultList();
    }

    /** What a policy may know of calls: id, tool, risk, target, sealed arguments, creation. Newest first. */
    List<Object[]> calls(ProjectId project, InvocationFilter filter, PageRequest page) {
        Conditions where = new Conditions(
                "select i.id, i.tool, i.risk, i.targetAgentId, i.arguments, i.createdAt from Invocation i"
                        + " where i.projectId = :project",
                project);
        narrow(where, filter);
        where.and("i.id < :after", "after", page.afterKey());
        return where.query(em, " order by i.id desc", Object[].class)
                .setMaxResults(page.fetch())
                .getResultList();
    }

    Optional<Object[]> execution(ProjectId project, ExecutionId id) {
        return new Conditions(EXECUTIONS, project)
                .and("e.id = :id", "id", id.value())
                .query(em, "", Object[].class)
                .getResultStream()
                .findFirst();
    }

    List<Object[]> executions(ProjectId project, InvocationFilter filter, PageRequest page) {
        Conditions where = new Conditions(EXECUTIONS, project);
        narrow(where, filter);
        where.and("e.id < :after", "after", page.afterKey());
        return where.query(em, " order by e.id desc", Object[].class)
                .setMaxResults(page.fetch())
                .getResultList();
    }

    /** Events behind a place, without opening their output. */
    List<InvocationEvent> events(ProjectId project, InvocationId id, long after, int limit) {
        return em.createQuery(
                        "select v from InvocationEvent v, Invocation i where i.id = v.invocationId and i.id = :id"
                                + " and i.projectId = :project and v.sequence > :after order by v.sequence",
                        InvocationEvent.class)
                .setParameter("id", id.value())
                .setParameter("project", project.value())
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Output pieces of a run behind a place, of one stream. */
    List<InvocationEvent> pieces(ExecutionId execution, String stream, long after, int limit) {
        return em.createQuery(
                        "select v from InvocationEvent v where v.executionId = :execution and v.stream = :stream"
                                + " and v.piece > :after order by v.piece",
                        InvocationEvent.class)
                .setParameter("execution", execution.value())
                .setParameter("stream", stream)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The last piece of output a run wrote to either stream. */
    Optional<InvocationEvent> lastPiece(ExecutionId execution) {
        return em.createQuery(
                        "select v from InvocationEvent v where v.executionId = :execution and v.piece is not null"
                                + " order by v.piece desc",
                        InvocationEvent.class)
                .setParameter("execution", execution.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** All runs of an invocation, oldest first. */
    List<Execution> runs(ProjectId project, InvocationId id) {
        return em.createQuery(
                        "select e from Execution e where e.projectId = :project and e.invocationId = :id order by e.epoch",
                        Execution.class)
                .setParameter("project", project.value())
                .setParameter("id", id.value())
                .setMaxResults(MOST_RUNS)
                .getResultList();
    }

    /** The newest runs of a tool in a workspace that had ended by an instant. */
    List<Invocation> ended(ProjectId project, WorkspaceId workspace, String tool, Instant by, int limit) {
        return em.createQuery(
                        "select i from Invocation i where i.projectId = :project and i.workspaceId = :workspace"
                                + " and i.tool = :tool and i.endedAt <= :by order by i.endedAt desc, i.id desc",
                        Invocation.class)
                .setParameter("project", project.value())
                .setParameter("workspace", workspace.value())
                .setParameter("tool", tool)
                .setParameter("by", by)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Id and number of the last event of each, for noticing which have changed. */
    @SuppressWarnings("unchecked")
    List<Object[]> lastEvents(Collection<String> ids) {
        return em.createNativeQuery("select id, events from invocations where id = any (string_to_array(?, ','))")
                .setParameter(1, String.join(",", ids))
                .getResultList();
    }

    List<Invocation> present(Collection<String> ids) {
        return em.createQuery("select i from Invocation i where i.id in :ids", Invocation.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    /** Invocations of a project by status, those that are not over. */
    List<Object[]> openByStatus(ProjectId project) {
        return em.createQuery(
                        "select i.status, count(i) from Invocation i where i.projectId = :project and i.status in"
                                + " ('queued', 'dispatched', 'running', 'cancelling', 'pending_approval', 'ambiguous')"
                                + " group by i.status",
                        Object[].class)
                .setParameter("project", project.value())
                .getResultList();
    }

    private static final String EXECUTIONS =
            "select e, i from Execution e, Invocation i where i.id = e.invocationId and i.projectId = :project";

    private static void narrow(Conditions where, InvocationFilter filter) {
        where.and("i.tool = :tool", "tool", filter.tool());
        where.and(
                "i.workspaceId = :workspace",
                "workspace",
                filter.workspace() == null ? null : filter.workspace().value());
        where.and(
                "i.agentId = :agent",
                "agent",
                filter.agent() == null ? null : filter.agent().value());
        where.and(
                "i.id = :invocation",
                "invocation",
                filter.invocation() == null ? null : filter.invocation().value());
        where.and("i.createdAt >= :from", "from", filter.from());
        where.and("i.createdAt < :to", "to", filter.to());
        if (!filter.statuses().isEmpty()) {
            where.and(
                    "i.status in :statuses",
                    "statuses",
                    filter.statuses().stream().map(InvocationStatus::wireName).toList());
        }
    }

    /** A where clause that grows with what was asked for. */
    private static final class Conditions {

        private final StringBuilder jpql;
        private final Map<String, Object> values = new LinkedHashMap<>();

        Conditions(String select, ProjectId project) {
            jpql = new StringBuilder(select);
            values.put("project", project.value());
        }

        Conditions and(String condition, String name, @Nullable Object value) {
            if (value != null) {
                jpql.append(" and ").append(condition);
                values.put(name, value);
            }
            return this;
        }

        <T> TypedQuery<T> query(EntityManager em, String order, Class<T> type) {
            TypedQuery<T> query = em.createQuery(jpql + order, type);
            values.forEach(query::setParameter);
            return query;
        }
    }
}
