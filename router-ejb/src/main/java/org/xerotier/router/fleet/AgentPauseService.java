package org.xerotier.router.fleet;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.workspace.PauseReason;
import org.xerotier.router.workspace.WorkspaceService;
import org.xerotier.router.workspace.WorkspaceView;

/**
 * Lets people keep work from one agent, everywhere or in one workspace. Its lease goes on and what it has it finishes;
 * what waits for it stays in the queue and is admitted anew once it may leave.
 */
@Stateless
public class AgentPauseService {

    @Inject
    Roll roll;

    @Inject
    WorkspaceService workspaces;

    @Inject
    AuditLog audit;

    @Inject
    Clock clock;

    @Inject
    Event<AgentBarsChanged> changes;

    /**
     * Gives the agent nothing new once this is committed, whichever router wants to. Asking twice changes nothing: the
     * first reason stays.
     *
     * @param workspace id or name; null: nothing of any workspace
     */
    public AgentId pause(Actor actor, String agent, @Nullable String workspace, String reason) {
        PauseReason why = new PauseReason(reason);
        if (workspace != null) {
            return pauseIn(actor, agent, workspace, why);
        }
        Agent found = roll.lockClosed(actor, agent);
        found.requireNotRevoked();
        if (found.pause() == null) {
            found.pause(new AgentPause(clock.instant(), actor.name(), why.text()));
            note(found.id(), AgentEventType.PAUSED, actor, why.text(), null);
            audit.record(
                    actor,
                    AuditEntry.of("agent.paused", "agent", found.id().value())
                            .about(found.id())
                            .with("reason", why.text()));
            changes.fire(new AgentBarsChanged(found.id(), Bars::pausing));
        }
        return found.id();
    }

    /** Lets it be given work again. Asking twice changes nothing. A pause in one workspace is taken back by its name. */
    public AgentId resume(Actor actor, String agent, @Nullable String workspace, String reason) {
        PauseReason why = new PauseReason(reason);
        if (workspace != null) {
            return resumeIn(actor, agent, workspace, why);
        }
        Agent found = roll.lock(actor, agent);
        if (found.pause() != null) {
            found.resume();
            note(found.id(), AgentEventType.RESUMED, actor, why.text(), null);
            audit.record(
                    actor,
                    AuditEntry.of("agent.resumed", "agent", found.id().value())
                            .about(found.id())
                            .with("reason", why.text()));
            changes.fire(new AgentBarsChanged(found.id(), Bars::resuming));
        }
        return found.id();
    }

    private AgentId pauseIn(Actor actor, String agent, String workspace, PauseReason why) {
        AgentId id = roll.require(actor, agent).id();
        WorkspaceView at = workspaces.get(actor.requireProject(), workspace);
        if (workspaces.pauseAgent(actor, workspace, id, why.text())) {
            note(id, AgentEventType.PAUSED, actor, why.text(), at);
            WorkspaceId where = at.id();
            changes.fire(new AgentBarsChanged(id, bars -> bars.pausing(where)));
        }
        return id;
    }

    private AgentId resumeIn(Actor actor, String agent, String workspace, PauseReason why) {
        AgentId id = roll.require(actor, agent).id();
        WorkspaceView at = workspaces.get(actor.requireProject(), workspace);
        if (workspaces.resumeAgent(actor, workspace, id, why.text())) {
            note(id, AgentEventType.RESUMED, actor, why.text(), at);
            WorkspaceId where = at.id();
            changes.fire(new AgentBarsChanged(id, bars -> bars.resuming(where)));
        }
        return id;
    }

    private void note(
            AgentId agent, AgentEventType type, Actor actor, String reason, @Nullable WorkspaceView workspace) {
        var detail = Roll.detail().put("by", actor.name()).put("reason", reason);
        if (workspace != null) {
            detail.put("workspace", workspace.name());
        }
        roll.note(agent, type, detail);
    }
}
