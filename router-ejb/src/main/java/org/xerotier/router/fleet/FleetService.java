package org.xerotier.router.fleet;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.cluster.RouterRoster;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ConflictId;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.workspace.PauseReason;
import org.xerotier.router.workspace.WorkspaceService;

/** The door for people who look after agents. */
@Stateless
public class FleetService {

    @Inject
    AgentRepository agents;

    @Inject
    Roll roll;

    @Inject
    ConflictRepository conflicts;

    @Inject
    RotationRepository rotations;

    @Inject
    WorkspaceService workspaces;

    @Inject
    FleetDirectory directory;

    @Inject
    RouterRoster roster;

    @Inject
    ConnectedAgents connected;

    @Inject
    Contest contest;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Inject
    Event<AgentRevoked> revoked;

    /** The agents of the actor's project, newest first. */
    public Page<AgentView> list(Actor actor, @Nullable AgentState state, PageRequest page) {
        return Page.cut(
                portraits(actor, agents.list(actor.requireProject(), state, page)),
                page,
                agent -> agent.id().value());
    }

    /** One agent, by id or registration name. */
    public AgentView get(Actor actor, String idOrName) {
        return portraits(actor, List.of(roll.require(actor, idOrName))).get(0);
    }

    /** Names and states of many agents of the actor's project, in one read. */
    public List<AgentStanding> standings(Actor actor, Collection<AgentId> ids) {
        return ids.isEmpty()
                ? List.of()
                : agents.standings(actor.requireProject(), ids).stream()
                        .map(AgentStanding::of)
                        .toList();
    }

    /** What happened to an agent, newest first. */
    public Page<AgentEventView> events(Actor actor, String idOrName, PageRequest page) {
        AgentId agent = roll.require(actor, idOrName).id();
        return Page.cut(
                agents.events(agent, page).stream().map(AgentEvent::view).toList(), page, AgentEventView::id);
    }

    /** Whether another router that lives has a session with an agent, or the one named, that offers a tool in a workspace. */
    public boolean isElsewhere(ProjectId project, WorkspaceId workspace, String tool, @Nullable AgentId wanted) {
        List<AgentId> offering = directory.inWorkspace(workspace).stream()
                .filter(agent -> agent.project().equals(project))
                .filter(agent -> wanted == null || agent.id().equals(wanted))
                .filter(agent ->
                        agent.tools().containsKey(tool) && !agent.bars().contested())
                .map(KnownAgent::id)
                .toList();
        return !offering.isEmpty() && agents.isElsewhere(offering, roster.self(), roster.timeout());
    }

    /** How many agents of the actor's project each router has a session with. */
    public Map<RouterId, Long> sessions(Actor actor) {
        return agents.sessions(actor.requireProject()).stream()
                .collect(Collectors.toMap(row -> new RouterId((String) row[0]), row -> ((Number) row[1]).longValue()));
    }

    /** How many agents of the actor's project are in a state. */
    public long count(Actor actor, AgentState state) {
        return agents.count(actor.requireProject(), state);
    }

    /**
     * Makes an agent's keys and token worthless: it must enrol again with new keys and is then another agent, so what it
     * was bound to is to be said anew. Work it has is settled as that of a lost agent. Doing it twice changes nothing.
     */
    public AgentView revoke(Actor actor, String idOrName, String reason) {
        PauseReason why = new PauseReason(reason);
        Agent agent = roll.lockClosed(actor, idOrName);
        if (!agent.isRevoked()) {
            AgentId id = agent.id();
            agent.revoke(clock.instant());
            rotations.open(id).ifPresent(open -> open.end(RotationState.CANCELLED, clock.instant()));
            roll.note(
                    id,
                    AgentEventType.REVOKED,
                    Roll.detail().put("by", actor.name()).put("reason", why.text()));
            audit.record(
                    actor,
                    AuditEntry.of("agent.revoked", "agent", id.value())
                            .about(id)
                            .with("reason", why.text()));
            contest.endIfNobodyIsLeft(actor, agent, why.text());
            revoked.fire(AgentRevoked.of(agent));
        }
        return portraits(actor, List.of(agent)).get(0);
    }

    /** Three reads, however many there are. */
    private List<AgentView> portraits(Actor actor, List<Agent> found) {
        List<AgentRow> rows = found.stream().map(Agent::row).toList();
        AgentPortrait portrait = new AgentPortrait(
                directory,
                connected,
                clock,
                workspaces.pausesOf(
                        actor.requireProject(), rows.stream().map(AgentRow::id).toList()),
                conflicts(actor, rows));
        return rows.stream().map(portrait::of).toList();
    }

    private Map<ConflictId, ConflictView> conflicts(Actor actor, List<AgentRow> rows) {
        List<String> ids = rows.stream()
                .map(AgentRow::conflict)
                .filter(Objects::nonNull)
                .map(ConflictId::value)
                .toList();
        return conflicts.find(actor.requireProject(), ids).stream()
                .map(AgentConflict::view)
                .collect(Collectors.toMap(ConflictView::id, view -> view));
    }
}
