package org.xerotier.router.audit;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AppendOnly;

/** A row of the log. The id is made here rather than by the database, so that inserts can travel in one batch. */
@Entity
@AppendOnly
@Table(name = "execution_audit_log")
class AuditRow {

    @Id
    private String id;

    @Column(name = "project_id")
    private @Nullable String projectId;

    private Instant at;

    @Column(name = "actor_kind")
    private String actorKind;

    @Column(name = "actor_id")
    private String actorId;

    @Column(name = "actor_name")
    private String actorName;

    @Column(name = "actor_principal")
    private String actorPrincipal;

    private String action;

    @Column(name = "subject_kind")
    private String subjectKind;

    @Column(name = "subject_id")
    private String subjectId;

    private String outcome;

    @Column(name = "request_id")
    private String requestId;

    @Column(name = "trace_id")
    private String traceId;

    @Column(name = "invocation_id")
    private @Nullable String invocationId;

    @Column(name = "approval_id")
    private @Nullable String approvalId;

    @Column(name = "execution_id")
    private @Nullable String executionId;

    @Column(name = "agent_id")
    private @Nullable String agentId;

    private JsonNode detail;

    protected AuditRow() {}

    AuditRow(String id, Instant at, Actor actor, AuditEntry entry) {
        this.id = id;
        this.at = at;
        this.projectId = Objects.toString(actor.project(), null);
        this.actorKind = actor.kind().text();
        this.actorId = actor.id();
        this.actorName = actor.name();
        this.actorPrincipal = actor.principal();
        this.requestId = actor.request().requestId();
        this.traceId = actor.request().trace().traceId();
        this.action = entry.action();
        this.subjectKind = entry.subjectKind();
        this.subjectId = entry.subjectId();
        this.outcome = entry.outcome().text();
        this.invocationId = Objects.toString(entry.invocation(), null);
        this.approvalId = Objects.toString(entry.approval(), null);
        this.executionId = Objects.toString(entry.execution(), null);
        this.agentId = Objects.toString(entry.agent(), null);
        this.detail = entry.detail();
    }

    AuditView view() {
        return new AuditView(
                id,
                at,
                new AuditView.Who(actorKind, actorId, actorName),
                action,
                new AuditView.What(subjectKind, subjectId),
                outcome,
                requestId,
                traceId,
                detail);
    }
}
