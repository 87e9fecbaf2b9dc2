package org.xerotier.router.web.names;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.AgentStanding;
import org.xerotier.router.fleet.AgentState;
import org.xerotier.router.kernel.AgentId;

/** The names met in one answer; each is looked up once. For one request, by one thread. */
public final class Names {

    /** What a name is asked for by: an id. */
    record Found(NamedAgent agent, AgentState state) {}

    private final Map<String, NamedWorkspace> workspaces = new HashMap<>();
    private final Map<String, Found> agents = new HashMap<>();
    private final Map<String, NamedAgent> namedAgents = new HashMap<>();
    private final Function<String, NamedWorkspace> findWorkspace;
    private final Function<String, Found> findAgent;
    private final Function<String, Optional<NamedAgent>> recallAgent;
    private final Function<Collection<AgentId>, List<AgentStanding>> findAgents;

    /** @param recallAgent what is known without asking the database */
    Names(
            Function<String, NamedWorkspace> findWorkspace,
            Function<String, Found> findAgent,
            Function<String, Optional<NamedAgent>> recallAgent,
            Function<Collection<AgentId>, List<AgentStanding>> findAgents) {
        this.findWorkspace = findWorkspace;
        this.findAgent = findAgent;
        this.recallAgent = recallAgent;
        this.findAgents = findAgents;
    }

    /** The same, with a workspace that need not be looked up. */
    public Names knowing(NamedWorkspace workspace) {
        workspaces.put(workspace.id(), workspace);
        return this;
    }

    /** Looks many agents up at once, before each is asked for. */
    public Names meeting(Collection<AgentId> many) {
        for (AgentStanding one : findAgents.apply(many)) {
            NamedAgent named = new NamedAgent(one.id().value(), one.registrationName());
            agents.put(named.id(), new Found(named, one.state()));
            namedAgents.put(named.id(), named);
        }
        return this;
    }

    public NamedWorkspace workspace(String id) {
        return workspaces.computeIfAbsent(id, findWorkspace);
    }

    public NamedAgent agent(String id) {
        return namedAgents.computeIfAbsent(
                id,
                unnamed -> recallAgent
                        .apply(unnamed)
                        .orElseGet(
                                () -> agents.computeIfAbsent(unnamed, findAgent).agent()));
    }

    public @Nullable NamedAgent agentIfAny(@Nullable String id) {
        return id == null ? null : agent(id);
    }

    public AgentState stateOf(String agent) {
        return agents.computeIfAbsent(agent, findAgent).state();
    }
}
