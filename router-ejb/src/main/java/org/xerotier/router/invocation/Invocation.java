package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.frame.Precondition;
import org.xerotier.mesh.manifest.RecoveryPolicy;
import org.xerotier.mesh.manifest.RiskLevel;
import org.xerotier.mesh.warrant.Preconditions;
import org.xerotier.router.kernel.Actor;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.GrantId;
import org.xerotier.router.kernel.InvocationId;
import org.xerotier.router.kernel.PolicyId;
import org.xerotier.router.kernel.ProjectId;
import org.xerotier.router.kernel.WorkspaceId;
import org.xerotier.router.policy.PolicyVersion;
import org.xerotier.router.policy.Preset;

/**
 * One tool call. It begins admitted or waiting for a person, is given to an agent under a growing epoch, and ends
 * once. Whoever changes it holds its row lock, so of two that race the second sees what the first did.
 */
@Entity
@Table(name = "invocations")
class Invocation {

    /** The principal of {@link Actor#system}. */
    private static final String ROUTER = "system";

    @Id
    private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "workspace_id")
    private String workspaceId;

    private String tool;
    private String risk;

    /** What recovery was before it had three answers; written for routers that know no other. */
    @Column(name = "may_run_again")
    private boolean mayRunAgain;

    private @Nullable String recovery;

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

    @Column(name = "grant_id")
    private @Nullable String grantId;

    @Column(name = "policy_id")
    private @Nullable String policyId;

    @Column(name = "policy_version")
    private @Nullable Integer policyVersion;

    @Column(name = "effective_risk")
    private @Nullable String effectiveRisk;

    @Column(name = "admitted_manifest_hash")
    private @Nullable String admittedManifestHash;

    @Column(name = "admitted_tool_digest")
    private @Nullable String admittedToolDigest;

    private JsonNode preconditions;

    @Column(name = "plan_digest")
    private @Nullable String planDigest;

    @Column(name = "plan_tool")
    private @Nullable String planTool;

    @Column(name = "plan_invocation_id")
    private @Nullable String planInvocationId;

    private int round;

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
        recovery = call.tool().recovery().wireName();
        status = (call.asksAPerson() ? InvocationStatus.PENDING_APPROVAL : InvocationStatus.QUEUED).wireName();
        targetAgentId = call.target() == null ? null : call.target().value();
        arguments = sealedArguments;
        argumentsDigest = call.argumentsDigest();
        digest = call.digest();
        manifestHash = call.manifestHash();
        admittedManifestHash = call.manifestHash();
        admittedToolDigest = call.toolDigest();
        policyId = call.policy().id().value();
        policyVersion = call.policy().version();
        effectiveRisk = call.effective().wireName();
        preconditions = Preconditions.toJson(call.preconditions());
        round = 1;
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

    /** Somebody consented to calls of this kind ahead. */
    void admitBy(GrantId grant) {
        grantId = grant.value();
    }

    /** Another call, of a reading tool, makes the plan that the question will show. */
    void awaitPlan(String tool, InvocationId maker) {
        planTool = tool;
        planInvocationId = maker.value();
    }

    boolean awaitsAPlan() {
        return status() == InvocationStatus.PENDING_APPROVAL && planInvocationId != null && planDigest == null;
    }

    @Nullable
    InvocationId planInvocation() {
        return planInvocationId == null ? null : new InvocationId(planInvocationId);
    }

    @Nullable
    String planTool() {
        return planTool;
    }

    /** The plan is made, and part of what is asked now. */
    void plan(String sha256, String digestWithPlan) {
        planDigest = sha256;
        digest = digestWithPlan;
    }

    /** It ran, nobody knows how, and it shall run again without anybody being asked: consent of before is used up. */
    void runAgain(Instant now) {
        approvalId = null;
        grantId = null;
        cancelReason = null;
        queue(now);
    }

    /** The same, and people are asked as if it had never been asked: the digest of the question. */
    String askAgain(ApprovalId approval, Revision revision, JsonNode opened) {
        become(InvocationStatus.PENDING_APPROVAL);
        approvalId = approval.value();
        grantId = null;
        cancelReason = null;
        agentId = null;
        planTool = null;
        planInvocationId = null;
        planDigest = null;
        forgetEnd();
        return revise(revision, opened);
    }

    private void forgetEnd() {
        errorCode = null;
        errorMessage = null;
    }

    /** An approver changed the arguments: the digest of what is asked now. */
    String revise(Revision revision, JsonNode opened) {
        round = revision.round();
        arguments = revision.sealedArguments();
        argumentsDigest = revision.argumentsDigest();
        risk = revision.declared().wireName();
        manifestHash = revision.manifestHash();
        admittedManifestHash = revision.manifestHash();
        admittedToolDigest = revision.toolDigest();
        policyId = revision.policy().id().value();
        policyVersion = revision.policy().version();
        effectiveRisk = revision.effective().wireName();
        digest = asked(opened).digest();
        return digest;
    }

    /** Edited arguments, and what every gate made of them. */
    record Revision(
            int round,
            byte[] sealedArguments,
            String argumentsDigest,
            RiskLevel declared,
            RiskLevel effective,
            String manifestHash,
            String toolDigest,
            PolicyVersion policy) {}

    /** Consent came, or work was taken back from an agent that provably did not start it or may run it again. */
    void queue(Instant now) {
        become(InvocationStatus.QUEUED);
        queuedAt = now;
        agentId = null;
        forgetEnd();
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
        // Kept also without a reason: whatever becomes of the call's status, nobody wants it to run.
        cancelReason = why == null ? "" : why;
    }

    /** Somebody asked that it be stopped. */
    boolean isUnwanted() {
        return status() == InvocationStatus.CANCELLING || cancelReason != null;
    }

    /** The agent is lost and nobody can say whether it had its effect. */
    void loseSight(String code, String message) {
        if (status() != InvocationStatus.AMBIGUOUS) {
            become(InvocationStatus.AMBIGUOUS);
        }
        errorCode = code;
        errorMessage = message;
    }

    /** A later run came to nothing: what the call is about is this one again, and no agent has it. */
    void goBackTo(ExecutionId run) {
        executionId = run.value();
        agentId = null;
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

    /** What the policy made of the tool's risk; before policies had rules, that risk itself. */
    RiskLevel effectiveRisk() {
        return effectiveRisk == null ? risk() : RiskLevel.ofWireName(effectiveRisk);
    }

    @Nullable
    ApprovalId approval() {
        return approvalId == null ? null : new ApprovalId(approvalId);
    }

    @Nullable
    GrantId grant() {
        return grantId == null ? null : new GrantId(grantId);
    }

    /** What consent to this call is about, with these arguments in it. */
    CallDocument.Asked asked(JsonNode opened) {
        return new CallDocument.Asked(
                project(),
                workspace(),
                tool,
                opened,
                target(),
                admittedManifestHash == null ? manifestHash : admittedManifestHash,
                policyId == null ? Preset.STANDARD.version().id() : new PolicyId(policyId),
                policyVersion == null ? 1 : policyVersion,
                effectiveRisk(),
                preconditions,
                planDigest);
    }

    String digest() {
        return digest;
    }

    /** Null for what was taken before it was kept. */
    @Nullable
    String admittedToolDigest() {
        return admittedToolDigest;
    }

    @Nullable
    String admittedManifestHash() {
        return admittedManifestHash;
    }

    /** What the caller demanded, and that the plan which was consented to is still what the tool would do. */
    List<Precondition> preconditions() {
        List<Precondition> demanded = Preconditions.parse(preconditions);
        boolean isCovered = demanded.stream().anyMatch(one -> one.kind() == Precondition.Kind.PLAN);
        if (planTool == null || planDigest == null || isCovered) {
            return demanded;
        }
        List<Precondition> all = new ArrayList<>(demanded);
        all.add(new Precondition(Precondition.Kind.PLAN, planTool, planDigest));
        return List.copyOf(all);
    }

    int round() {
        return round;
    }

    String requestedBy() {
        return requestedBy;
    }

    String requestedPrincipal() {
        return requestedPrincipal;
    }

    /** What may be done by itself if its agent is lost. */
    RecoveryPolicy recovery() {
        return Optional.ofNullable(recovery)
                .flatMap(RecoveryPolicy::ofWireName)
                .orElse(mayRunAgain ? RecoveryPolicy.IDEMPOTENT : RecoveryPolicy.NEVER);
    }

    boolean isByTheRouter() {
        return requestedPrincipal.equals(ROUTER);
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
    Instant dispatchedAt() {
        return dispatchedAt;
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
                effectiveRisk(),
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
                grantId,
                policyId,
                policyVersion,
                planDigest,
                round,
                executionId,
                createdAt,
                queuedAt,
                dispatchedAt,
                startedAt,
                endedAt,
                exitCode,
                outputFormat,
                errorCode == null ? null : new InvocationView.Fault(errorCode, String.valueOf(errorMessage)),
                cancelReason == null || cancelReason.isEmpty() ? null : cancelReason,
                null,
                null);
    }
}
