package org.xerotier.router.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.xerotier.router.workspace.WorkspaceCreated;
import org.xerotier.router.workspace.WorkspaceView;

/** Hears of new workspaces, inside the transaction that makes them. */
@ApplicationScoped
class WorkspaceTap {

    @Inject
    Outbox outbox;

    void created(@Observes WorkspaceCreated event) {
        WorkspaceView workspace = event.workspace();
        WebhookEvent type = WebhookEvent.EXEC_WORKSPACE_CREATED;
        outbox.tell(
                type,
                event.project(),
                () -> new EventDraft(
                        type,
                        event.project(),
                        type.type() + '/' + workspace.id(),
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("workspace_id", workspace.id().value())
                                .put("name", workspace.name())
                                .put("kind", workspace.kind().text())));
    }
}
