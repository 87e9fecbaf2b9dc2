package org.xerotier.router.workspace;

import static org.xerotier.router.workspace.WorkspaceError.WORKSPACE_BINDING_NOT_FOUND;
import static org.xerotier.router.workspace.WorkspaceError.WORKSPACE_NAME_TAKEN;
import static org.xerotier.router.workspace.WorkspaceError.WORKSPACE_NOT_FOUND;
import static org.xerotier.router.workspace.WorkspaceError.WORKSPACE_NOT_OPERATIONAL;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Bounds;
import org.xerotier.mesh.json.CanonicalJson;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.Ids;
import org.xerotier.router.kernel.KernelError;
import org.xerotier.router.kernel.Page;
import org.xerotier.router.kernel.PageRequest;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/** Makes, changes and finds workspaces, and binds agents to them. */
@Stateless
public class WorkspaceService {

    @Inject
    WorkspaceRepository workspaces;

    @Inject
    WorkspaceModelBindingValidator modelBinding;

    @Inject
    AuditLog audit;

    @Inject
    Event<WorkspaceCreated> created;

    @Inject
    Event<WorkspaceResumed> resumed;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    public WorkspaceView create(Actor actor, CreateWorkspace wanted) {
        ProjectId project = actor.requireProject();
        WorkspaceId id = WorkspaceId.next(ids);
        WorkspaceName name = free(project, wanted.name());
        Workspace workspace = new Workspace(id, project, name, clock.instant());
        workspace.narrow(scope(wanted.scope()));
        workspace.become(wanted.kind());
        modelBinding.require(id, wanted.kind());
        workspaces.add(workspace);
        audit.record(
                actor,
                AuditEntry.of("workspace.created", "workspace", id.value())
                        .with("name", name.value())
                        .with("kind", wanted.kind().text()));
        created.fire(new WorkspaceCreated(project, workspace.view()));
        return workspace.view();
    }

    /** The workspace of the project that has this id or name; 404 {@code workspace_not_found} if there is none. */
    public WorkspaceView get(ProjectId project, String idOrName) {
        return find(project, idOrName).view();
    }

    /** The workspace, if operations may run in it now: operational, and its models there where that is enforced. */
    public WorkspaceView requireOperational(ProjectId project, String idOrName) {
        WorkspaceView workspace = get(project, idOrName);
        requireOperational(workspace);
        return workspace;
    }

    /** The same of a workspace in hand. */
    public void requireOperational(WorkspaceView workspace) {
        if (workspace.kind() != WorkspaceKind.OPERATIONAL) {
            throw WORKSPACE_NOT_OPERATIONAL.because("Workspace " + workspace.name()
                    + " is a chat workspace; promote it with kind=operational or use another one.");
        }
        modelBinding.require(workspace.id(), workspace.kind());
    }

    public Page<WorkspaceView> list(ProjectId project, PageRequest page) {
        return Page.cut(
                        workspaces.list(project, page),
                        page,
                        workspace -> workspace.view().id().value())
                .map(Workspace::view);
    }

    public WorkspaceView change(Actor actor, String idOrName, ChangeWorkspace wanted) {
        ProjectId project = actor.requireProject();
        Workspace workspace = find(project, idOrName);
        WorkspaceView before = workspace.view();
        if (wanted.name() != null && !wanted.name().equals(before.name())) {
            workspace.rename(free(project, wanted.name()));
        }
        if (wanted.scope() != null) {
            workspace.narrow(scope(wanted.scope()));
        }
        if (wanted.kind() != null) {
            workspace.become(wanted.kind());
            modelBinding.require(before.id(), wanted.kind());
        }
        WorkspaceView after = workspace.view();
        audit.record(
                actor,
                AuditEntry.of("workspace.changed", "workspace", before.id().value())
                        .with("name", after.name())
                        .with("kind", after.kind().text())
                        .with("scope_before", before.scope().toJson().toString())
                        .with("scope", after.scope().toJson().toString()));
        return after;
    }

    /**
     * Once this is committed no call of the workspace is given to an agent by any router: dispatches under way were waited
     * for. What an agent has goes on. Asking twice changes nothing: the first reason stays.
     */
    public WorkspaceView pause(Actor actor, String idOrName, String reason) {
        PauseReason.require(reason);
        Workspace workspace = find(actor.requireProject(), idOrName);
        workspaces.closeGate(workspace.view().id().value());
        workspaces.refresh(workspace);
        if (workspace.pause() == null) {
            workspace.pause(new WorkspacePause(clock.instant(), actor.name(), reason));
            audit.record(actor, entry("workspace.paused", workspace).with("reason", reason));
        }
        return workspace.view();
    }

    /** Lets what waits leave again, each call only if all that admitted it still holds. Asking twice changes nothing. */
    public WorkspaceView resume(Actor actor, String idOrName, @Nullable String reason) {
        ProjectId project = actor.requireProject();
        PauseReason.requireIfGiven(reason);
        Workspace workspace = find(project, idOrName);
        if (workspace.pause() != null) {
            workspace.resume();
            audit.record(actor, entry("workspace.resumed", workspace).with("reason", reason));
            resumed.fire(new WorkspaceResumed(project, workspace.view().id()));
        }
        return workspace.view();
    }

    /** The operational workspace of this name, which is made if there is none. */
    public WorkspaceView operational(Actor actor, String name) {
        if (workspaces.find(actor.requireProject(), name).isPresent()) {
            return requireOperational(actor.requireProject(), name);
        }
        return create(actor, new CreateWorkspace(name, WorkspaceKind.OPERATIONAL, WorkspaceScope.UNNARROWED.toJson()));
    }

    /** Binds an agent of the same project. Asking twice changes nothing. */
    public WorkspaceView bind(Actor actor, String idOrName, AgentId agent) {
        WorkspaceView workspace = get(actor.requireProject(), idOrName);
        if (workspaces.binding(workspace.id(), agent).isEmpty()) {
            workspaces.add(new AgentBinding(workspace.id(), agent, clock.instant(), actor.id()));
            audit.record(actor, bindingEntry("workspace.agent_bound", workspace, agent));
        }
        return workspace;
    }

    public WorkspaceView unbind(Actor actor, String idOrName, AgentId agent) {
        WorkspaceView workspace = get(actor.requireProject(), idOrName);
        workspaces.closeGate(agent.value());
        workspaces.remove(bound(workspace, agent));
        audit.record(actor, bindingEntry("workspace.agent_unbound", workspace, agent));
        return workspace;
    }

    /** Gives this agent nothing of this workspace from the commit on, as {@link #pause} does for all. Whether that is new. */
    public boolean pauseAgent(Actor actor, String idOrName, AgentId agent, String reason) {
        PauseReason.require(reason);
        WorkspaceView workspace = get(actor.requireProject(), idOrName);
        workspaces.closeGate(agent.value());
        AgentBinding binding = bound(workspace, agent);
        boolean isNew = binding.pause() == null;
        if (isNew) {
            binding.pause(new WorkspacePause(clock.instant(), actor.name(), reason));
            audit.record(
                    actor,
                    bindingEntry("workspace.agent_paused", workspace, agent).with("reason", reason));
        }
        return isNew;
    }

    /** Takes such a pause back; whether there was one. */
    public boolean resumeAgent(Actor actor, String idOrName, AgentId agent, @Nullable String reason) {
        PauseReason.requireIfGiven(reason);
        WorkspaceView workspace = get(actor.requireProject(), idOrName);
        AgentBinding binding = bound(workspace, agent);
        boolean wasPaused = binding.pause() != null;
        if (wasPaused) {
            binding.resume();
            audit.record(
                    actor,
                    bindingEntry("workspace.agent_resumed", workspace, agent).with("reason", reason));
        }
        return wasPaused;
    }

    /** Where these agents are paused in single workspaces. */
    public Map<AgentId, Map<WorkspaceId, WorkspacePause>> pausesOf(ProjectId project, Collection<AgentId> agents) {
        Map<AgentId, Map<WorkspaceId, WorkspacePause>> found = new HashMap<>();
        for (AgentBinding binding :
                workspaces.pausedOf(project, agents.stream().map(AgentId::value).toList())) {
            found.computeIfAbsent(binding.agent(), agent -> new LinkedHashMap<>())
                    .put(binding.workspace(), Objects.requireNonNull(binding.pause()));
        }
        return found;
    }

    public List<AgentId> agents(ProjectId project, WorkspaceId workspace) {
        return agents(project, List.of(workspace)).getOrDefault(workspace, List.of());
    }

    /** The agents of several workspaces in one read; a workspace without any is left out. */
    public Map<WorkspaceId, List<AgentId>> agents(ProjectId project, Collection<WorkspaceId> of) {
        List<String> names = of.stream().map(WorkspaceId::value).toList();
        return workspaces.agents(project, names).entrySet().stream()
                .collect(Collectors.toMap(entry -> new WorkspaceId(entry.getKey()), Map.Entry::getValue));
    }

    /** The workspaces an agent serves. */
    public List<WorkspaceView> ofAgent(ProjectId project, AgentId agent) {
        return workspaces.ofAgent(project, agent).stream().map(Workspace::view).toList();
    }

    /** The workspaces of every agent of every project, for routing. */
    public Map<AgentId, Set<WorkspaceId>> bindings() {
        return grouped(workspaces.bindings());
    }

    /** Those of them that are paused. */
    public Map<AgentId, Set<WorkspaceId>> pausedBindings() {
        return grouped(workspaces.pausedBindings());
    }

    private static Map<AgentId, Set<WorkspaceId>> grouped(List<Object[]> rows) {
        Map<AgentId, Set<WorkspaceId>> found = new HashMap<>();
        for (Object[] row : rows) {
            found.computeIfAbsent(new AgentId((String) row[1]), agent -> new HashSet<>())
                    .add(new WorkspaceId((String) row[0]));
        }
        return found;
    }

    private AgentBinding bound(WorkspaceView workspace, AgentId agent) {
        return workspaces
                .binding(workspace.id(), agent)
                .orElseThrow(() -> WORKSPACE_BINDING_NOT_FOUND.because(
                        "This agent is not bound to workspace " + workspace.name() + "."));
    }

    private Workspace find(ProjectId project, String idOrName) {
        return workspaces
                .find(project, idOrName)
                .orElseThrow(() -> WORKSPACE_NOT_FOUND.because(
                        "There is no such workspace here; list the workspaces to find its name."));
    }

    private WorkspaceName free(ProjectId project, String name) {
        WorkspaceName wanted = new WorkspaceName(name);
        if (workspaces.find(project, name).isPresent()) {
            throw WORKSPACE_NAME_TAKEN.because(
                    "There is a workspace '" + name + "' already; use it or choose another name.", "name");
        }
        return wanted;
    }

    private static WorkspaceScope scope(JsonNode document) {
        try {
            WorkspaceScope scope = WorkspaceScope.parse(document);
            int size = CanonicalJson.write(scope.toJson()).length;
            if (size > Bounds.MAX_SCOPE_BYTES) {
                throw KernelError.INVALID_BODY.because(
                        "scope has %d bytes in canonical form, at most %d fit into a dispatch; name fewer or shorter values."
                                .formatted(size, Bounds.MAX_SCOPE_BYTES),
                        "scope");
            }
            return scope;
        } catch (IllegalArgumentException e) {
            throw KernelError.INVALID_BODY.because(String.valueOf(e.getMessage()), "scope");
        }
    }

    private static AuditEntry entry(String action, Workspace workspace) {
        WorkspaceView view = workspace.view();
        return AuditEntry.of(action, "workspace", view.id().value()).with("name", view.name());
    }

    private static AuditEntry bindingEntry(String action, WorkspaceView workspace, AgentId agent) {
        return AuditEntry.of(action, "workspace", workspace.id().value())
                .about(agent)
                .with("workspace", workspace.name());
    }
}
