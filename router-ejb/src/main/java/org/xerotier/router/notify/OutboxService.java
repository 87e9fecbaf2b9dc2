package org.xerotier.router.notify;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** For what is told outside any transaction: gives it one of its own. */
@Stateless
public class OutboxService {

    @Inject
    Outbox outbox;

    public void tell(EventDraft draft) {
        outbox.tell(draft.type(), draft.project(), () -> draft);
    }
}
