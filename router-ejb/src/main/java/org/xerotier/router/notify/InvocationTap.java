package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.InvocationChanged;
import org.xerotier.router.invocation.InvocationStatus;
import org.xerotier.router.invocation.InvocationView;
import org.xerotier.router.invocation.OutcomeUnknown;
import org.xerotier.router.kernel.ProjectId;

/** Hears what happens to calls, inside the transaction it happens in. */
@ApplicationScoped
class InvocationTap {

    @Inject
    Outbox outbox;

    void changed(@Observes InvocationChanged change) {
        InvocationView call = change.invocation();
        WebhookEvent type = typeOf(call.status());
        if (type != null) {
            ProjectId project = new ProjectId(call.projectId());
            outbox.tell(type, project, () -> draft(type, project, call, occasion(type, call)));
        }
    }

    /** Its epoch does not tell one time from the next: a retry may be dropped before it is dispatched. Its events do. */
    void unknown(@Observes OutcomeUnknown news) {
        InvocationView call = news.invocation();
        ProjectId project = new ProjectId(call.projectId());
        WebhookEvent type = WebhookEvent.EXEC_AMBIGUOUS;
        outbox.tell(type, project, () -> draft(type, project, call, occasion(type, call) + '/' + call.events()));
    }

    /** What a status is called outside; null for one that is told by another event, or not at all. */
    static @Nullable WebhookEvent typeOf(InvocationStatus status) {
        return switch (status) {
            case DISPATCHED -> WebhookEvent.EXEC_DISPATCHED;
            case COMPLETED -> WebhookEvent.EXEC_COMPLETED;
            case FAILED -> WebhookEvent.EXEC_FAILED;
            case TIMED_OUT -> WebhookEvent.EXEC_TIMEOUT;
            case PENDING_APPROVAL,
                    QUEUED,
                    RUNNING,
                    CANCELLING,
                    CANCELLED,
                    REJECTED,
                    APPROVAL_TIMED_OUT,
                    ESCALATED,
                    AMBIGUOUS -> null;
        };
    }

    /** A call that is dispatched again is another occasion; frames that change nothing about its status are not. */
    private static String occasion(WebhookEvent type, InvocationView call) {
        return type.type() + '/' + call.id() + '/' + call.epoch();
    }

    private static EventDraft draft(WebhookEvent type, ProjectId project, InvocationView call, String occasion) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("invocation_id", call.id())
                .put("tool_name", call.tool())
                .put("workspace_id", call.workspaceId())
                .put("risk", call.risk().wireName())
                .put("status", call.status().wireName())
                .put("agent_id", call.agentId())
                .put("execution_id", call.executionId())
                .put("approval_id", call.approvalId())
                .put("exit_code", call.exitCode())
                .put("error_code", call.error() == null ? null : call.error().code())
                .put("arguments_digest", call.argumentsDigest())
                .put("invoked_at", call.createdAt().toString())
                .put("dispatched_at", Objects.toString(call.dispatchedAt(), null))
                .put("started_at", Objects.toString(call.startedAt(), null))
                .put("ended_at", Objects.toString(call.endedAt(), null));
        data.putObject("requested_by")
                .put("id", call.requestedBy().id())
                .put("name", call.requestedBy().name());
        return new EventDraft(type, project, occasion, data);
    }
}
