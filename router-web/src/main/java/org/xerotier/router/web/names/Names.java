package org.xerotier.router.web.names;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.fleet.AgentState;

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

    /** @param recallAgent what is known without asking the database */
    Names(
            Function<String, NamedWorkspace> findWorkspace,
            Function<String, Found> findAgent,
            Function<String, Optional<NamedAgent>> recallAgent) {
        this.findWorkspace = findWorkspace;
        this.findAgent = findAgent;
        this.recallAgent = recallAgent;
    }

    /** The same, with a workspace that need not be looked up. */
    public Names knowing(NamedWorkspace workspace) {
        workspaces.put(workspace.id(), workspace);
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
