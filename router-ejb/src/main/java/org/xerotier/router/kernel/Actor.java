package org.xerotier.router.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, in which project, within which request. The first argument of every door; never ambient state.
 *
 * @param kind what sort of caller
 * @param id the key's, agent's or subsystem's id
 * @param name for people to read
 * @param principal the person or party behind the caller; two keys of one person share it. Separation of duties counts
 *     principals, not keys
 * @param project the project acted in; {@code null} for the system working across projects, and for
 *     people on routes outside any project
 * @param request the request this happens within, for the audit log and traces
 */
public record Actor(
        ActorKind kind,
        String id,
        String name,
        String principal,
        @Nullable ProjectId project,
        Set<Scope> scopes,
        ToolScopes toolScopes,
        RequestContext request) {

    public Actor {
        scopes = Set.copyOf(scopes);
    }

    /** The router itself, for sweeps and start-up: no scopes, since it passes no gate. */
    public static Actor system(String part, RequestContext request) {
        return new Actor(ActorKind.SYSTEM, part, part, "system", null, Set.of(), ToolScopes.NONE, request);
    }

    /** An enrolled agent speaking over the mesh. */
    public static Actor agent(AgentId agent, String registrationName, ProjectId project, RequestContext request) {
        return new Actor(
                ActorKind.AGENT,
                agent.value(),
                registrationName,
                "agent:" + agent.value(),
                project,
                Set.of(),
                ToolScopes.NONE,
                request);
    }

    /** The project, for callers that always have one. */
    public ProjectId requireProject() {
        if (project == null) {
            throw new IllegalStateException("this actor works in no project");
        }
        return project;
    }

    /** The same actor at the one moment they belong to a project that did not exist before. No scopes come with it. */
    public Actor asOpenerOf(ProjectId opened) {
        return new Actor(kind, id, name, principal, opened, Set.of(), ToolScopes.NONE, request);
    }

    /** The same actor working in a project; for the system only, whose work is not bound to one. */
    public Actor in(ProjectId project) {
        if (kind != ActorKind.SYSTEM) {
            throw new IllegalStateException("only the system moves between projects");
        }
        return new Actor(kind, id, name, principal, project, scopes, toolScopes, request);
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }
}
