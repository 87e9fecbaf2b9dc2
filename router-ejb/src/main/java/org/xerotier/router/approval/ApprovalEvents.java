package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.json.JsonMapping;
import org.xerotier.router.audit.AuditEntry;
import org.xerotier.router.audit.AuditLog;
import org.xerotier.router.kernel.Actor;

/** Writes down what happened to a request: the audit row, the event of the project's stream, and the word to other rooms. */
@ApplicationScoped
class ApprovalEvents {

    @Inject
    EventRepository rows;

    @Inject
    AuditLog audit;

    @Inject
    Event<ApprovalHappened> happened;

    @Inject
    Event<ApprovalsChanged> changed;

    /** @param words what was said with it, for the audit log only */
    void tell(Actor by, ApprovalRequest request, Course course, Verdict.Step step, @Nullable String words) {
        boolean isException = step.what() != ApprovalHappening.REQUESTED
                && by.principal().equals(request.requestedPrincipal())
                && course.terms().requesterMayApprove();
        audit.record(by, entry(request, course, step, words, isException));
        ObjectNode data = data(by, request, course, step);
        rows.append(request, step, data);
        happened.fire(new ApprovalHappened(
                by,
                step.what(),
                request.project(),
                request.id(),
                request.invocation(),
                step.stage(),
                course.terms().stage(step.stage()).channels(),
                data));
        changed.fire(new ApprovalsChanged(request.project()));
    }

    private static AuditEntry entry(
            ApprovalRequest request, Course course, Verdict.Step step, @Nullable String words, boolean isException) {
        AuditEntry entry = AuditEntry.of(
                        "approval." + step.what().text(),
                        "approval",
                        request.id().value())
                .about(request.id())
                .about(request.invocation())
                .with("tool", request.tool())
                .with("risk", request.risk().wireName())
                .with("digest", course.digest())
                .with("policy", request.policy().value())
                .with("round", step.round())
                .with("stage", step.stage());
        if (isException) {
            entry = entry.with("exception", "requester_may_approve");
        }
        boolean isNo = step.what() == ApprovalHappening.REJECTED || step.what() == ApprovalHappening.WITHDRAWN;
        return entry.with(isNo ? "reason" : "note", words);
    }

    private static ObjectNode data(Actor by, ApprovalRequest request, Course course, Verdict.Step step) {
        ApprovalView view = request.view();
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("approval_id", view.id());
        data.put("invocation_id", view.invocationId());
        data.put("workspace_id", view.workspaceId());
        data.put("tool", view.tool());
        data.put("risk", view.risk().wireName());
        data.put("status", course.status().wireName());
        data.put("digest", course.digest());
        data.put("policy_id", view.policyId());
        data.put("round", step.round());
        data.put("stage", step.stage());
        data.put("stages", course.terms().stages().size());
        data.put("votes", course.words().size());
        data.set("expires_at", time(course.due()));
        data.set("at", time(step.at()));
        data.set("requested_by", JsonMapping.tree(view.requestedBy()));
        data.set("by", JsonMapping.tree(new ApprovalView.Party(by.id(), by.name())));
        return data;
    }

    private static JsonNode time(@Nullable Instant at) {
        return at == null ? NullNode.getInstance() : JsonMapping.tree(at);
    }
}
