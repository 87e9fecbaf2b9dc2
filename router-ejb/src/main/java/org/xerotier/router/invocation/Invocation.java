package org.xerotier.router.invocation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;

/**
 * One tool call. It begins admitted or waiting for a person, is given to an agent under a growing epoch, and ends
 * once. Whoever changes it holds its row lock, so of two that race the second sees what the first did.
 */
@Entity
@Table(name = "invocations")
class Invocation {

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "workspace_id")
    private String workspaceId;

    private String tool;
    private String risk;

    @Column(name = "may_run_again")
    private boolean mayRunAgain;

    private String status;
    private long epoch;
    private long events;

    @Column(name = "target_agent_id")
    private @Nullable String targetAgentId;

    @Column(name = "agent_id")
    private @Nullable String agentId;

    @Column(name = "execution_id")
    private @Nullable String executionId;

    @Column(name = "approval_id")
    private @Nullable String approvalId;

    private byte[] arguments;

    @Column(name = "arguments_digest")
    private String argumentsDigest;

    private String digest;

    @Column(name = "manifest_hash")
    private String manifestHash;

    @Column(name = "timeout_ms")
    private long timeoutMillis;

    @Column(name = "output_format")
    private String outputFormat;

    @Column(name = "idempotency_key")
    private @Nullable String idempotencyKey;

    @Column(name = "request_digest")
    private String requestDigest;

    @Column(name = "requested_by")
    private String requestedBy;

    @Column(name = "requested_by_name")
    private String requestedByName;

    @Column(name = "requested_principal")
    private String requestedPrincipal;

    private @Nullable String reason;

    @Column(name = "trace_context")
    private String traceContext;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "queued_at")
    private @Nullable Instant queuedAt;

    @Column(name = "dispatched_at")
    private @Nullable Instant dispatchedAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "exit_code")
    private @Nullable Integer exitCode;

    @Column(name = "error_code")
    private @Nullable String errorCode;

    @Column(name = "error_message")
    private @Nullable String errorMessage;

    @Column(name = "cancel_reason")
    private @Nullable String cancelReason;

    @Version
    private int version;

    protected Invocation() {}

    Invocation(Actor requester, AdmittedCall call, byte[] sealedArguments, Instant now) {
        id = call.id().value();
        projectId = requester.requireProject().value();
        workspaceId = call.workspace().value();
        tool = call.tool().name().dotted();
        risk = call.tool().risk().wireName();
        mayRunAgain = call.tool().mayRunAgain();
        status = (call.asksAPerson() ? InvocationStatus.PENDING_APPROVAL : InvocationStatus.QUEUED).wireName();
        targetAgentId = call.target() == null ? null : call.target().value();
        arguments = sealedArguments;
        argumentsDigest = call.argumentsDigest();
        digest = call.digest();
        manifestHash = call.manifestHash();
        timeoutMillis = call.timeoutMillis();
        outputFormat = call.tool().outputFormat();
        idempotencyKey = call.idempotencyKey();
        requestDigest = call.requestDigest();
        requestedBy = requester.id();
        requestedByName = requester.name();
        requestedPrincipal = requester.principal();
        reason = call.reason();
        traceContext = requester.request().trace().traceparent();
        createdAt = now;
        queuedAt = call.asksAPerson() ? null : now;
    }

    // -- the life ---------------------------------------------------------------------------------------------------

    void waitFor(ApprovalId approval) {
        approvalId = approval.value();
    }

    /** Consent came, or work was taken back from an agent that provably did not start it or may run it again. */
    void queue(Instant now) {
        become(InvocationStatus.QUEUED);
        queuedAt = now;
        agentId = null;
    }

    /** Gives the invocation to an agent under a new epoch. */
    void dispatch(AgentId agent, ExecutionId execution, String agentsManifestHash, Instant now) {
        become(InvocationStatus.DISPATCHED);
        epoch++;
        agentId = agent.value();
        executionId = execution.value();
        manifestHash = agentsManifestHash;
        dispatchedAt = now;
        startedAt = null;
    }

    void start(Instant at) {
        become(InvocationStatus.RUNNING);
        startedAt = at;
    }

    void startCancelling(@Nullable String why) {
        become(InvocationStatus.CANCELLING);
        cancelReason = why;
    }

    /** The agent is lost and nobody can say whether it had its effect. */
    void loseSight(String code, String message) {
        become(InvocationStatus.AMBIGUOUS);
        errorCode = code;
        errorMessage = message;
    }

    void end(Ending ending, Instant now) {
        become(ending.status());
        endedAt = now;
        exitCode = ending.exitCode();
        errorCode = ending.errorCode();
        errorMessage = ending.errorMessage();
        if (ending.startedAt() != null) {
            startedAt = ending.startedAt();
        }
        if (ending.cancelReason() != null) {
            cancelReason = ending.cancelReason();
        }
    }

    /** The number of the next event; grows under the row lock, so events have no gap and no twin. */
    long nextEvent() {
        return ++events;
    }

    private void become(InvocationStatus next) {
        if (!status().next().contains(next)) {
            throw new IllegalStateException("invocation %s: %s cannot become %s".formatted(id, status, next));
        }
        status = next.wireName();
    }

    // -- what it is -------------------------------------------------------------------------------------------------

    InvocationId id() {
        return new InvocationId(id);
    }

    ProjectId project() {
        return new ProjectId(projectId);
    }

    WorkspaceId workspace() {
        return new WorkspaceId(workspaceId);
    }

    InvocationStatus status() {
        return InvocationStatus.ofWireName(status);
    }

    RiskLevel risk() {
        return RiskLevel.ofWireName(risk);
    }

    boolean mayRunAgain() {
        return mayRunAgain;
    }

    String tool() {
        return tool;
    }

    long epoch() {
        return epoch;
    }

    long events() {
        return events;
    }

    @Nullable
    AgentId target() {
        return targetAgentId == null ? null : new AgentId(targetAgentId);
    }

    @Nullable
    AgentId agent() {
        return agentId == null ? null : new AgentId(agentId);
    }

    @Nullable
    ExecutionId execution() {
        return executionId == null ? null : new ExecutionId(executionId);
    }

    byte[] sealedArguments() {
        return arguments;
    }

    String argumentsDigest() {
        return argumentsDigest;
    }

    String requestDigest() {
        return requestDigest;
    }

    String manifestHash() {
        return manifestHash;
    }

    long timeoutMillis() {
        return timeoutMillis;
    }

    String traceContext() {
        return traceContext;
    }

    @Nullable
    Instant queuedAt() {
        return queuedAt;
    }

    boolean isHeldBy(AgentId agent, long heldEpoch) {
        return agent.value().equals(agentId) && epoch == heldEpoch;
    }

    /** Everything but arguments and output, which the reader of the row may not be allowed, or may not need, to open. */
    InvocationView view() {
        return new InvocationView(
                id,
                projectId,
                workspaceId,
                tool,
                risk(),
                status(),
                epoch,
                events,
                agentId,
                argumentsDigest,
                digest,
                new InvocationView.Requester(requestedBy, requestedByName),
                idempotencyKey,
                timeoutMillis,
                reason,
                approvalId,
                executionId,
                createdAt,
                queuedAt,
                dispatchedAt,
                startedAt,
                endedAt,
                exitCode,
                outputFormat,
                errorCode == null ? null : new InvocationView.Fault(errorCode, String.valueOf(errorMessage)),
                cancelReason,
                null,
                null);
    }
}
