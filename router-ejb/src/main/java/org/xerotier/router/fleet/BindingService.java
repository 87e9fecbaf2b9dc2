package org.xerotier.router.fleet;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.workspace.WorkspaceService;
import org.xerotier.router.workspace.WorkspaceView;

/** Binds agents to workspaces: the one place that knows both. Routing follows once it is committed. */
@Stateless
public class BindingService {

    @Inject
    FleetService fleet;

    @Inject
    WorkspaceService workspaces;

    @Inject
    Event<AgentBindingChanged> changes;

    /** Lets an agent of the actor's project, named by id or registration name, serve a workspace. */
    public WorkspaceView bind(Actor actor, String workspace, String agent) {
        AgentView found = fleet.get(actor, agent);
        if (found.state() == AgentState.REVOKED) {
            throw FleetError.AGENT_REVOKED.because(
                    "Agent %s was revoked and can serve no workspace; enrol it again with new keys."
                            .formatted(found.registrationName()),
                    "agent");
        }
        WorkspaceView bound = workspaces.bind(actor, workspace, found.id());
        changes.fire(new AgentBindingChanged(found.id(), bound.id(), true));
        return bound;
    }

    /** Takes an agent off a workspace. What it runs for it goes on. */
    public WorkspaceView unbind(Actor actor, String workspace, String agent) {
        AgentView found = fleet.get(actor, agent);
        WorkspaceView left = workspaces.unbind(actor, workspace, found.id());
        changes.fire(new AgentBindingChanged(found.id(), left.id(), false));
        return left;
    }
}
