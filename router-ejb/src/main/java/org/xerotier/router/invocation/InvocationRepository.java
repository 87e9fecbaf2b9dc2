package org.xerotier.router.invocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;

/**
 * Rows of {@code invocations}, {@code executions} and {@code invocation_events} for those who change them.
 *
 * <p>Lock order, everywhere: the approval request, then the invocation, then nothing else; executions and events are
 * guarded by their invocation's lock.
 */
@ApplicationScoped
@InTransaction
class InvocationRepository {

    @PersistenceContext(unitName = "router")
    EntityManager em;

    void add(Object row) {
        em.persist(row);
    }

    Optional<Invocation> lock(InvocationId id) {
        return Optional.ofNullable(em.find(Invocation.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<Invocation> lock(ProjectId project, InvocationId id) {
        return lock(id).filter(invocation -> invocation.project().equals(project));
    }

    Execution execution(ExecutionId id) {
        return em.find(Execution.class, id.value());
    }

    Optional<Invocation> findByIdempotencyKey(ProjectId project, String key) {
        return em.createQuery(
                        "select i from Invocation i where i.projectId = :project and i.idempotencyKey = :key",
                        Invocation.class)
                .setParameter("project", project.value())
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    /** Frees a key whose retention is over. */
    void releaseIdempotencyKey(InvocationId id) {
        em.createQuery("update Invocation i set i.idempotencyKey = null where i.id = :id")
                .setParameter("id", id.value())
                .executeUpdate();
    }

    /**
     * The oldest waiting invocations behind a place in the queue that no other transaction is looking at. Those of
     * paused workspaces are passed over here already: however many they are, they hold up nobody and are not locked.
     */
    @SuppressWarnings("unchecked")
    List<Invocation> lockWaiting(int limit, @Nullable Invocation behind) {
        Instant since = behind == null || behind.queuedAt() == null ? Instant.EPOCH : behind.queuedAt();
        return em.createNativeQuery(
                        "select i.* from invocations i where status = 'queued' and (queued_at, id) > (?, ?) and not exists"
                                + " (select 1 from workspaces w where w.id = i.workspace_id and w.paused_at is not null)"
                                + " order by queued_at, id limit ? for update of i skip locked",
                        Invocation.class)
                .setParameter(1, since.atOffset(ZoneOffset.UTC))
                .setParameter(2, behind == null ? "" : behind.id().value())
                .setParameter(3, limit)
                .getResultList();
    }

    /** The invocation that joined the queue last: id, workspace, tool; none if nobody waits. */
    @SuppressWarnings("unchecked")
    List<Object[]> newestWaiting() {
        return em.createNativeQuery("select id, workspace_id, tool from invocations where status = 'queued'"
                        + " order by queued_at desc, id desc limit 1")
                .getResultList();
    }

    /**
     * Dispatched before an instant and not begun, or to be stopped and not answered, behind a place in their order: id,
     * agent, since.
     */
    @SuppressWarnings("unchecked")
    List<Object[]> unbegun(Instant before, Instant since, String behind, int limit) {
        return em.createNativeQuery(
                        "select id, agent_id, dispatched_at from invocations where status in ('dispatched', 'cancelling')"
                                + " and dispatched_at < ? and (dispatched_at, id) > (?, ?) order by dispatched_at, id limit ?")
                .setParameter(1, before.atOffset(ZoneOffset.UTC))
                .setParameter(2, since.atOffset(ZoneOffset.UTC))
                .setParameter(3, behind)
                .setParameter(4, limit)
                .getResultList();
    }

    /** Makes callers with the same idempotency key take turns, so that the second finds what the first wrote. */
    void takeTurns(ProjectId project, String key) {
        em.createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) as turn")
                .setParameter(1, project.value() + '/' + key)
                .getSingleResult();
    }

    /** What an agent has, or may have, by the router's record. */
    List<InvocationId> heldBy(AgentId agent) {
        return em
                .createQuery(
                        "select i.id from Invocation i where i.agentId = :agent"
                                + " and i.status in ('dispatched', 'running', 'cancelling', 'ambiguous')",
                        String.class)
                .setParameter("agent", agent.value())
                .getResultList()
                .stream()
                .map(InvocationId::new)
                .toList();
    }

    private static final String WORK = "select new org.xerotier.router.invocation.RecordedWork(i.id, i.status, i.epoch,"
            + " i.agentId, i.errorCode, e.status, e.ledgerId) from Invocation i left join Execution e on e.id = i.executionId";

    /** What an agent has, or may have, by the router's record, with what is needed to compare it with the agent's list. */
    List<RecordedWork> workOf(AgentId agent) {
        return em.createQuery(
                        WORK
                                + " where i.agentId = :agent and i.status in ('dispatched', 'running', 'cancelling', 'ambiguous')",
                        RecordedWork.class)
                .setParameter("agent", agent.value())
                .getResultList();
    }

    /** The same for invocations an agent lists although it does not have them by the record. */
    List<RecordedWork> work(ProjectId project, Collection<String> ids) {
        return em.createQuery(WORK + " where i.projectId = :project and i.id in :ids", RecordedWork.class)
                .setParameter("project", project.value())
                .setParameter("ids", ids)
                .getResultList();
    }

    /**
     * What agents had that will not be waited for any longer: at once what may run again anyway, or what an agent had
     * whose keys are worthless now; else once the agent was not heard of for the grace, by the database's clock.
     */
    @SuppressWarnings("unchecked")
    List<String> overdue(Duration grace, int limit) {
        return em.createNativeQuery("select i.id " + OVERDUE + " order by i.id limit ?")
                .setParameter(1, grace.toMillis())
                .setParameter(2, limit)
                .getResultList();
    }

    /** The same question about one, for whoever has locked it. */
    boolean isOverdue(InvocationId id, Duration grace) {
        return !em.createNativeQuery("select 1 " + OVERDUE + " and i.id = ?")
                .setParameter(1, grace.toMillis())
                .setParameter(2, id.value())
                .getResultList()
                .isEmpty();
    }

    private static final String OVERDUE = "from invocations i join agents a on a.id = i.agent_id"
            + " where i.status in ('dispatched', 'running', 'cancelling') and a.state not in ('active', 'draining')"
            + " and (a.state = 'revoked' or i.recovery = 'idempotent'"
            + " or a.last_seen_at < now() - ? * interval '1 ms')";

    /** Whether an agent that had it was lost. */
    boolean hasLostRun(ProjectId project, InvocationId id) {
        return !em.createQuery(
                        "select 1 from Execution e where e.projectId = :project and e.invocationId = :id"
                                + " and e.status = 'lost'",
                        Integer.class)
                .setParameter("project", project.value())
                .setParameter("id", id.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Waiting invocations of a project, for the cap on them. */
    long waitingIn(ProjectId project) {
        return em.createQuery(
                        "select count(i) from Invocation i where i.projectId = :project"
                                + " and i.status in ('queued', 'pending_approval')",
                        Long.class)
                .setParameter("project", project.value())
                .getSingleResult();
    }

    /** Waiting ones queued before an instant: nobody took them in time. */
    List<InvocationId> waitingSince(Instant before, int limit) {
        return em
                .createQuery(
                        "select i.id from Invocation i where i.status = 'queued' and i.queuedAt < :before"
                                + " order by i.queuedAt",
                        String.class)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(InvocationId::new)
                .toList();
    }

    /** Calls that wait for a plan whose run is over, for better or worse. */
    List<InvocationId> plannedBy(int limit) {
        return em
                .createQuery(
                        "select i.id from Invocation i, Invocation p where p.id = i.planInvocationId"
                                + " and i.status = 'pending_approval' and i.planDigest is null"
                                + " and (p.endedAt is not null or p.status = 'ambiguous') order by i.id",
                        String.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(InvocationId::new)
                .toList();
    }

    /** Without a lock, for looking at another call than the one that is changed. */
    Optional<Invocation> find(InvocationId id) {
        return Optional.ofNullable(em.find(Invocation.class, id.value()));
    }
}
