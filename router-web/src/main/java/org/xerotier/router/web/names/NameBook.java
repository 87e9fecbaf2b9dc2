package org.xerotier.router.web.names;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.xerotier.router.fleet.AgentView;
import org.xerotier.router.fleet.FleetActors;
import org.xerotier.router.fleet.FleetService;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.workspace.WorkspaceService;

/** Where names are looked up, in the actor's project only. */
@ApplicationScoped
public class NameBook {

    @Inject
    WorkspaceService workspaces;

    @Inject
    FleetService fleet;

    @Inject
    FleetActors enrolled;

    public Names open(Actor actor) {
        return new Names(
                id -> new NamedWorkspace(
                        id, workspaces.get(actor.requireProject(), id).name()),
                id -> {
                    AgentView agent = fleet.get(actor, id);
                    return new Names.Found(new NamedAgent(id, agent.registrationName()), agent.state());
                },
                id -> enrolled.name(new AgentId(id)).map(name -> new NamedAgent(id, name)),
                many -> fleet.standings(actor, many));
    }
}
