package org.xerotier.router.workspace;

import static org.xerotier.router.workspace.WorkspaceError.WORKSPACE_DEMOTION_UNSUPPORTED;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.WorkspaceScope;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/** A workspace. Named and scoped as its project likes, promoted at most once. */
@Entity
@Table(name = "workspaces")
class Workspace {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    private String name;
    private String kind;
    private JsonNode scope;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "paused_at")
    private @Nullable Instant pausedAt;

    @Column(name = "paused_by")
    private @Nullable String pausedBy;

    @Column(name = "pause_reason")
    private @Nullable String pauseReason;

    @Version
    private int version;

    protected Workspace() {}

    Workspace(WorkspaceId id, ProjectId project, WorkspaceName name, Instant createdAt) {
        this.id = id.value();
        this.projectId = project.value();
        this.name = name.value();
        this.kind = WorkspaceKind.CHAT.text();
        this.scope = WorkspaceScope.UNNARROWED.toJson();
        this.createdAt = createdAt;
    }

    void rename(WorkspaceName name) {
        this.name = name.value();
    }

    void narrow(WorkspaceScope scope) {
        this.scope = scope.toJson();
    }

    /** Becomes what is wanted, or stays what it is. */
    void become(WorkspaceKind wanted) {
        if (wanted != kind() && !kind().next().contains(wanted)) {
            throw WORKSPACE_DEMOTION_UNSUPPORTED.because("Workspace " + name + " is " + kind
                    + " and stays so; create another one for " + wanted.text() + ".");
        }
        kind = wanted.text();
    }

    void pause(WorkspacePause pause) {
        pausedAt = pause.at();
        pausedBy = pause.by();
        pauseReason = pause.reason();
    }

    void resume() {
        pausedAt = null;
        pausedBy = null;
        pauseReason = null;
    }

    @Nullable
    WorkspacePause pause() {
        return pausedAt == null
                ? null
                : new WorkspacePause(pausedAt, Objects.requireNonNull(pausedBy), Objects.requireNonNull(pauseReason));
    }

    WorkspaceKind kind() {
        return WorkspaceKind.of(kind).orElseThrow();
    }

    WorkspaceView view() {
        return new WorkspaceView(new WorkspaceId(id), name, kind(), WorkspaceScope.parse(scope), createdAt, pause());
    }
}
