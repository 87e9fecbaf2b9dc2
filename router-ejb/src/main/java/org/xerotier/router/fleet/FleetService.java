package org.xerotier.router.fleet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.cluster.RouterRoster;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.RouterException;
import org.xerotier.router.kernel.RouterId;
import org.xerotier.router.kernel.WorkspaceId;

/** The door for people who look after agents. */
@Stateless
public class FleetService {

    @Inject
    AgentRepository agents;

    @Inject
    FleetDirectory directory;

    @Inject
    RouterRoster roster;

    @Inject
    ConnectedAgents connected;

    @Inject
    AuditLog audit;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Inject
    Event<AgentRevoked> revoked;

    /** The agents of the actor's project, newest first. */
    public Page<AgentView> list(Actor actor, @Nullable AgentState state, PageRequest page) {
        AgentPortrait portrait = portrait();
        return Page.cut(
                agents.list(actor.requireProject(), state, page).stream()
                        .map(Agent::row)
                        .map(portrait::of)
                        .toList(),
                page,
                agent -> agent.id().value());
    }

    /** One agent, by id or registration name. */
    public AgentView get(Actor actor, String idOrName) {
        return portrait().of(require(actor, idOrName).row());
    }

    /** What happened to an agent, newest first. */
    public Page<AgentEventView> events(Actor actor, String idOrName, PageRequest page) {
        AgentId agent = require(actor, idOrName).id();
        return Page.cut(
                agents.events(agent, page).stream().map(AgentEvent::view).toList(), page, AgentEventView::id);
    }

    /** Whether another router that lives has a session with an agent, or the one named, that offers a tool in a workspace. */
    public boolean isElsewhere(ProjectId project, WorkspaceId workspace, String tool, @Nullable AgentId wanted) {
        List<AgentId> offering = directory.inWorkspace(workspace).stream()
                .filter(agent -> agent.project().equals(project))
                .filter(agent -> wanted == null || agent.id().equals(wanted))
                .filter(agent -> agent.tools().containsKey(tool))
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

    /** Makes an agent's keys worthless. Doing it twice changes nothing. */
    public AgentView revoke(Actor actor, String idOrName) {
        AgentId id = require(actor, idOrName).id();
        Agent agent = agents.lock(id).orElseThrow(FleetService::notFound);
        if (!agent.isRevoked()) {
            agent.revoke(clock.instant());
            agents.add(new AgentEvent(
                    ids,
                    id,
                    AgentEventType.REVOKED,
                    JsonNodeFactory.instance.objectNode().put("by", actor.name()),
                    clock.instant()));
            audit.record(
                    actor, AuditEntry.of("agent.revoked", "agent", id.value()).about(id));
            revoked.fire(new AgentRevoked(id));
        }
        return portrait().of(agent.row());
    }

    private Agent require(Actor actor, String idOrName) {
        return (AgentId.matches(idOrName)
                        ? agents.find(actor.requireProject(), new AgentId(idOrName))
                        : agents.findByName(actor.requireProject(), idOrName))
                .orElseThrow(FleetService::notFound);
    }

    private AgentPortrait portrait() {
        return new AgentPortrait(directory, connected, clock);
    }

    private static RouterException notFound() {
        return FleetError.AGENT_NOT_FOUND.because(
                "There is no such agent in this project; `xeroctl agents list` shows those there are.");
    }
}
