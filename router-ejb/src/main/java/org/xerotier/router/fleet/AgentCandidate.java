package org.xerotier.router.fleet;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Candidate;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.CandidateId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/** A workspace binding an agent proposed. Decided once, by a person. */
@Entity
@Table(name = "agent_candidates")
class AgentCandidate {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "agent_id")
    private String agentId;

    private String kind;
    private String name;
    private String evidence;
    private String state;

    @Column(name = "reported_at")
    private Instant reportedAt;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    /** For later questions; nobody is shown it. */
    @SuppressWarnings("UnusedVariable")
    @Column(name = "decided_by")
    private @Nullable String decidedBy;

    @Column(name = "decided_by_name")
    private @Nullable String decidedByName;

    private @Nullable String reason;

    @Column(name = "workspace_id")
    private @Nullable String workspaceId;

    @Version
    private int version;

    protected AgentCandidate() {}

    AgentCandidate(CandidateId id, ProjectId project, AgentId agent, Candidate found, Instant now) {
        this.id = id.value();
        projectId = project.value();
        agentId = agent.value();
        kind = found.kind();
        name = found.name();
        evidence = found.evidence();
        state = CandidateState.PENDING.wireName();
        reportedAt = now;
    }

    void approve(WorkspaceId workspace, Actor by, Instant now) {
        decide(CandidateState.APPROVED, by, now);
        workspaceId = workspace.value();
    }

    void reject(String why, Actor by, Instant now) {
        decide(CandidateState.REJECTED, by, now);
        reason = why;
    }

    private void decide(CandidateState as, Actor by, Instant now) {
        if (!state().next().contains(as)) {
            throw FleetError.CANDIDATE_DECIDED.because(
                    "Candidate %s '%s' was %s by %s; a decision stands.".formatted(kind, name, state, decidedByName));
        }
        state = as.wireName();
        decidedAt = now;
        decidedBy = by.id();
        decidedByName = by.name();
    }

    CandidateState state() {
        return CandidateState.ofWireName(state);
    }

    boolean isOf(AgentId agent) {
        return agentId.equals(agent.value());
    }

    boolean isIn(ProjectId project) {
        return projectId.equals(project.value());
    }

    CandidateView view() {
        return new CandidateView(
                new CandidateId(id),
                new AgentId(agentId),
                kind,
                name,
                evidence,
                state(),
                reportedAt,
                decidedAt,
                decidedByName,
                reason,
                workspaceId == null ? null : new WorkspaceId(workspaceId));
    }
}
