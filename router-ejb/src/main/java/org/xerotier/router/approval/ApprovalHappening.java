package org.xerotier.router.approval;

import java.util.Locale;

/** What can happen to an approval request, as streams, webhooks and mails name it. */
public enum ApprovalHappening {
    REQUESTED,
    /** Somebody gave their word and more are needed. */
    VOTED,
    /** The arguments were changed; earlier words are void. */
    EDITED,
    /** A stage's clock ran out and the next one's approvers are asked. */
    STAGE_OPENED,
    APPROVED,
    REJECTED,
    TIMED_OUT,
    /** The last stage's clock ran out. */
    ESCALATED,
    WITHDRAWN;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
