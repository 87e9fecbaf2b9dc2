package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.approval.ApprovalHappened;

/** Hears what happens to approval requests, inside the transaction it happens in. */
@ApplicationScoped
class ApprovalTap {

    @Inject
    Outbox outbox;

    @Inject
    Notifications notifications;

    void happened(@Observes ApprovalHappened event) {
        WebhookEvent type = typeOf(event);
        if (type == null) {
            return;
        }
        if (opensAStage(event)) {
            int round = event.data().path("round").asInt(1);
            notifications.plan(event, round, draft(type, event, "/" + round + "/" + event.stage()));
        } else {
            outbox.tell(type, event.project(), () -> draft(type, event, ""));
        }
    }

    private static boolean opensAStage(ApprovalHappened event) {
        return switch (event.what()) {
            case REQUESTED, STAGE_OPENED -> true;
            case VOTED, EDITED, APPROVED, REJECTED, TIMED_OUT, ESCALATED, WITHDRAWN -> false;
        };
    }

    /** What it is called outside; null for what is not told. An edit that starts over asks the first stage anew. */
    static @Nullable WebhookEvent typeOf(ApprovalHappened event) {
        return switch (event.what()) {
            case REQUESTED -> WebhookEvent.EXEC_APPROVAL_REQUESTED;
            case STAGE_OPENED ->
                event.stage() == 0 ? WebhookEvent.EXEC_APPROVAL_REQUESTED : WebhookEvent.EXEC_APPROVAL_ESCALATED;
            case ESCALATED -> WebhookEvent.EXEC_APPROVAL_ESCALATED;
            case APPROVED -> WebhookEvent.EXEC_APPROVED;
            case REJECTED -> WebhookEvent.EXEC_REJECTED;
            case TIMED_OUT -> WebhookEvent.EXEC_APPROVAL_TIMED_OUT;
            case VOTED, EDITED, WITHDRAWN -> null;
        };
    }

    private static EventDraft draft(WebhookEvent type, ApprovalHappened event, String which) {
        ObjectNode data = event.data().deepCopy();
        data.set("tool_name", data.path("tool"));
        data.remove("tool");
        return new EventDraft(
                type,
                event.project(),
                type.type()
                        + '/'
                        + event.approval()
                        + which
                        + '/'
                        + event.what().text(),
                data);
    }
}
