package org.xerotier.router.audit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.AgentId;
import org.xerotier.router.kernel.ApprovalId;
import org.xerotier.router.kernel.ExecutionId;
import org.xerotier.router.kernel.InvocationId;

/**
 * One act, without who and when: {@code AuditEntry.of("api_key.created", "api_key", id).with("name", name)}.
 *
 * @param action {@code <thing>.<past participle>}, never renamed
 * @param subjectKind what sort of thing was acted on, such as {@code workspace}
 * @param detail a few short facts; never a secret, an argument or an output
 */
public record AuditEntry(
        String action,
        String subjectKind,
        String subjectId,
        AuditOutcome outcome,
        @Nullable InvocationId invocation,
        @Nullable ApprovalId approval,
        @Nullable ExecutionId execution,
        @Nullable AgentId agent,
        ObjectNode detail) {

    private static final int MAX_FACT = 1_000;

    /** An act that took effect. */
    public static AuditEntry of(String action, String subjectKind, String subjectId) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        return new AuditEntry(action, subjectKind, subjectId, AuditOutcome.DONE, null, null, null, null, detail);
    }

    public AuditEntry outcome(AuditOutcome outcome) {
        return new AuditEntry(action, subjectKind, subjectId, outcome, invocation, approval, execution, agent, detail);
    }

    public AuditEntry about(InvocationId invocation) {
        return new AuditEntry(action, subjectKind, subjectId, outcome, invocation, approval, execution, agent, detail);
    }

    public AuditEntry about(ApprovalId approval) {
        return new AuditEntry(action, subjectKind, subjectId, outcome, invocation, approval, execution, agent, detail);
    }

    public AuditEntry about(ExecutionId execution) {
        return new AuditEntry(action, subjectKind, subjectId, outcome, invocation, approval, execution, agent, detail);
    }

    public AuditEntry about(AgentId agent) {
        return new AuditEntry(action, subjectKind, subjectId, outcome, invocation, approval, execution, agent, detail);
    }

    /** Adds a fact; a long one is cut, an absent one left out. */
    public AuditEntry with(String name, @Nullable String fact) {
        if (fact == null) {
            return this;
        }
        ObjectNode more = detail.deepCopy();
        more.put(name, fact.length() <= MAX_FACT ? fact : fact.substring(0, MAX_FACT) + "…");
        return new AuditEntry(action, subjectKind, subjectId, outcome, invocation, approval, execution, agent, more);
    }

    public AuditEntry with(String name, long fact) {
        ObjectNode more = detail.deepCopy();
        more.put(name, fact);
        return new AuditEntry(action, subjectKind, subjectId, outcome, invocation, approval, execution, agent, more);
    }
}
