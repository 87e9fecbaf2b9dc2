package org.xerotier.router.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.InTransaction;
import org.xerotier.router.kernel.InstantConverter;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterId;

/** Rows of {@code agents} and {@code agent_events}. Lock order: an agent's row, then nothing else of this room. */
@ApplicationScoped
@InTransaction
class AgentRepository {

    @PersistenceContext(unitName = "router")
    EntityManager entities;

    /** Written at once, so that what refers to the agent can follow. */
    void add(Agent agent) {
        entities.persist(agent);
        entities.flush();
    }

    void add(AgentEvent event) {
        entities.persist(event);
    }

    /**
     * Lets one enrolment at a time decide whether a name or a key is free. Held to the end of the transaction; those who
     * need both take the name first.
     */
    void reserve(String nameOrKey) {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")
                .setParameter(1, "xerotier.agent:" + nameOrKey)
                .getSingleResult();
    }

    Optional<Agent> find(AgentId id) {
        return Optional.ofNullable(entities.find(Agent.class, id.value()));
    }

    Optional<Agent> find(ProjectId project, AgentId id) {
        return find(id).filter(agent -> agent.project().equals(project));
    }

    /** Id, name and standing of those of these agents that are in the project. */
    @SuppressWarnings("unchecked")
    List<Object[]> standings(ProjectId project, Collection<AgentId> ids) {
        return entities.createNativeQuery("select id, registration_name, standing from agents where project_id = ?"
                        + " and id = any (string_to_array(?, ','))")
                .setParameter(1, project.value())
                .setParameter(2, ids.stream().map(AgentId::value).collect(Collectors.joining(",")))
                .getResultList();
    }

    Optional<Agent> lock(AgentId id) {
        return Optional.ofNullable(entities.find(Agent.class, id.value(), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Of two that contest the name, the one that had it first. */
    Optional<Agent> findByName(ProjectId project, String name) {
        return entities.createQuery(
                        "select a from Agent a where a.projectId = :project and a.registrationName = :name"
                                + " and a.state <> 'revoked' order by a.id",
                        Agent.class)
                .setParameter("project", project.value())
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    Optional<Agent> findByCurveKey(String curvePublicKey) {
        return entities.createQuery("select a from Agent a where a.curvePublicKey = :key", Agent.class)
                .setParameter("key", curvePublicKey)
                .getResultStream()
                .findFirst();
    }

    /** Whether a CURVE key is, was or will be that of an agent that rotated its key. */
    boolean isOfARotation(String curvePublicKey) {
        return !entities.createQuery(
                        "select r.id from CurveRotation r where r.oldKey = :key or r.newKey = :key", String.class)
                .setParameter("key", curvePublicKey)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Waits for dispatches to the agent that are under way, and holds up new ones to the end of the transaction. */
    void closeGate(AgentId agent) {
        entities.createNativeQuery("select 1 from dispatch_gate_close(?)")
                .setParameter(1, agent.value())
                .getSingleResult();
    }

    void flush() {
        entities.flush();
    }

    List<Agent> list(ProjectId project, @Nullable AgentState state, PageRequest page) {
        var query = entities.createQuery(
                        "select a from Agent a where a.projectId = :project"
                                + (state == null ? "" : " and a.standing = :state")
                                + (page.afterKey() == null ? "" : " and a.id < :after")
                                + " order by a.id desc",
                        Agent.class)
                .setParameter("project", project.value());
        if (state != null) {
            query.setParameter("state", state.wireName());
        }
        if (page.afterKey() != null) {
            query.setParameter("after", page.afterKey());
        }
        return query.setMaxResults(page.fetch()).getResultList();
    }

    List<AgentEvent> events(AgentId agent, PageRequest page) {
        var query = entities.createQuery(
                        "select e from AgentEvent e where e.agentId = :agent"
                                + (page.afterKey() == null ? "" : " and e.id < :after")
                                + " order by e.id desc",
                        AgentEvent.class)
                .setParameter("agent", agent.value());
        if (page.afterKey() != null) {
            query.setParameter("after", page.afterKey());
        }
        return query.setMaxResults(page.fetch()).getResultList();
    }

    /** How many agents of a project are in a state. */
    long count(ProjectId project, AgentState state) {
        return entities.createQuery(
                        "select count(a) from Agent a where a.projectId = :project and a.standing = :state", Long.class)
                .setParameter("project", project.value())
                .setParameter("state", state.wireName())
                .getSingleResult();
    }

    /** What routing needs of every agent that may connect; who only challenges another's name may not. */
    List<RoutingRow> routing() {
        return entities.createQuery(
                        "select new org.xerotier.router.fleet.RoutingRow(a.id, a.projectId, a.registrationName,"
                                + " a.curvePublicKey, r.newKey, a.manifestHash, a.conflictId, a.pausedAt) from Agent a"
                                + " left join CurveRotation r on r.agentId = a.id and r.state = 'admitted'"
                                + " where a.state <> 'revoked' and not exists (select c.id from AgentConflict c"
                                + " where c.challengerId = a.id and c.cause = 'enrolment' and c.resolvedAt is null)",
                        RoutingRow.class)
                .getResultList();
    }

    /**
     * Notes when agents were heard last, in one statement.
     *
     * @param silences JSON: {@code [{"id", "millis"}]}, how long ago each was heard
     */
    int seen(String silences) {
        return entities.createNativeQuery(
                        "update agents a set last_seen_at = greatest(a.last_seen_at, now() - s.millis * interval '1 ms')"
                                + " from jsonb_to_recordset(cast(? as jsonb)) as s(id text, millis bigint)"
                                + " where a.id = s.id and a.state in ('active', 'draining')")
                .setParameter(1, silences)
                .executeUpdate();
    }

    /** The database's clock, by which silence is judged: a router's own may be ahead. */
    Instant now() {
        return InstantConverter.ofColumn(
                entities.createNativeQuery("select now()").getSingleResult());
    }

    /** Whether the database knows of no sign of life in this time, give or take a second. */
    boolean isSilent(AgentId agent, Duration silence) {
        return !entities.createNativeQuery("select 1 from agents where id = ? and last_seen_at"
                        + " <= now() - ? * interval '1 ms' + interval '1 s'")
                .setParameter(1, agent.value())
                .setParameter(2, silence.toMillis())
                .getResultList()
                .isEmpty();
    }

    /** Notes that a router has a session with an agent. */
    void meet(AgentId agent, RouterId router) {
        entities.createNativeQuery("insert into agent_sessions (agent_id, router_id, since)"
                        + " select ?, r.id, now() from routers r where r.id = ?"
                        + " on conflict (agent_id, router_id) do update set since = excluded.since")
                .setParameter(1, agent.value())
                .setParameter(2, router.value())
                .executeUpdate();
    }

    /** Notes that a router has none any more; whether another one has, which was heard within the timeout. */
    boolean part(AgentId agent, RouterId router, Duration timeout) {
        entities.createNativeQuery("delete from agent_sessions where agent_id = ? and router_id = ?")
                .setParameter(1, agent.value())
                .setParameter(2, router.value())
                .executeUpdate();
        return !entities.createNativeQuery(
                        "select 1 from agent_sessions s join routers r on r.id = s.router_id where s.agent_id = ?"
                                + " and r.heartbeat_at > clock_timestamp() - ? * interval '1 ms'")
                .setParameter(1, agent.value())
                .setParameter(2, timeout.toMillis())
                .getResultList()
                .isEmpty();
    }

    /** Whether another router, heard within the timeout, has a session with one of these agents. */
    boolean isElsewhere(Collection<AgentId> candidates, RouterId router, Duration timeout) {
        return !entities.createNativeQuery("select 1 from agent_sessions s join routers r on r.id = s.router_id"
                        + " join agents a on a.id = s.agent_id where s.agent_id = any (string_to_array(?, ','))"
                        + " and s.router_id <> ? and a.state = 'active'"
                        + " and r.heartbeat_at > clock_timestamp() - ? * interval '1 ms' limit 1")
                .setParameter(1, candidates.stream().map(AgentId::value).collect(Collectors.joining(",")))
                .setParameter(2, router.value())
                .setParameter(3, timeout.toMillis())
                .getResultList()
                .isEmpty();
    }

    /**
     * Makes a router's sessions on record those it has; what began in these moments may be newer than the list.
     *
     * @param agents JSON: {@code [{"id"}]}
     */
    void align(RouterId router, String agents) {
        entities.createNativeQuery("insert into agent_sessions (agent_id, router_id, since) select a.id, r.id, now()"
                        + " from jsonb_to_recordset(cast(? as jsonb)) as s(id text) join agents a on a.id = s.id"
                        + " join routers r on r.id = ? on conflict do nothing")
                .setParameter(1, agents)
                .setParameter(2, router.value())
                .executeUpdate();
        entities.createNativeQuery("delete from agent_sessions where router_id = ? and since < now() - interval '5 s'"
                        + " and not exists (select from jsonb_to_recordset(cast(? as jsonb)) as s(id text)"
                        + " where s.id = agent_id)")
                .setParameter(1, router.value())
                .setParameter(2, agents)
                .executeUpdate();
    }

    /** Agents of a list that count as lost. */
    @SuppressWarnings("unchecked")
    List<String> staleAmong(String agents) {
        return entities.createNativeQuery("select a.id from agents a join"
                        + " jsonb_to_recordset(cast(? as jsonb)) as s(id text) on a.id = s.id where a.state = 'stale'")
                .setParameter(1, agents)
                .getResultList();
    }

    /** Sessions with agents of a project: router, how many. */
    @SuppressWarnings("unchecked")
    List<Object[]> sessions(ProjectId project) {
        return entities.createNativeQuery("select s.router_id, count(*) from agent_sessions s join agents a"
                        + " on a.id = s.agent_id where a.project_id = ? group by s.router_id")
                .setParameter(1, project.value())
                .getResultList();
    }

    /** Agents that count as present although no router has written of them for this long. */
    @SuppressWarnings("unchecked")
    List<String> silentFor(Duration silence, int limit) {
        return entities.createNativeQuery("select id from agents where state in ('active', 'draining')"
                        + " and last_seen_at < now() - ? * interval '1 ms' order by last_seen_at limit ?")
                .setParameter(1, silence.toMillis())
                .setParameter(2, limit)
                .getResultList();
    }
}
