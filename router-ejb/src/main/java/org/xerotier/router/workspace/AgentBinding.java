package org.xerotier.router.workspace;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.WorkspaceId;

/** One agent serving one workspace. Made and taken away; in between it can be paused. */
@Entity
@IdClass(AgentBinding.Key.class)
@Table(name = "workspace_agent_bindings")
class AgentBinding {

    @Id
    @Column(name = "workspace_id")
    private String workspaceId;

    @Id
    @Column(name = "agent_id")
    private String agentId;

    @Column(name = "bound_at")
    private Instant boundAt;

    @Column(name = "bound_by")
    private String boundBy;

    @Column(name = "paused_at")
    private @Nullable Instant pausedAt;

    @Column(name = "paused_by")
    private @Nullable String pausedBy;

    @Column(name = "pause_reason")
    private @Nullable String pauseReason;

    @Version
    private int version;

    protected AgentBinding() {}

    AgentBinding(WorkspaceId workspace, AgentId agent, Instant boundAt, String boundBy) {
        this.workspaceId = workspace.value();
        this.agentId = agent.value();
        this.boundAt = boundAt;
        this.boundBy = boundBy;
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

    WorkspaceId workspace() {
        return new WorkspaceId(workspaceId);
    }

    AgentId agent() {
        return new AgentId(agentId);
    }

    /** The two halves of the key, in the form the persistence provider asks for. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String workspaceId = "";
        private String agentId = "";

        protected Key() {}

        Key(WorkspaceId workspace, AgentId agent) {
            this.workspaceId = workspace.value();
            this.agentId = agent.value();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && workspaceId.equals(that.workspaceId) && agentId.equals(that.agentId);
        }

        @Override
        public int hashCode() {
            return 31 * workspaceId.hashCode() + agentId.hashCode();
        }
    }
}
