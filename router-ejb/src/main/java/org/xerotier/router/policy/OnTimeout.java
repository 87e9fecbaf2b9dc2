package org.xerotier.router.policy;

import java.util.Locale;

/** What a clock that ran out does. There is no constant for approving, so nothing can be configured to. */
public enum OnTimeout {
    /** The request ends at the first clock. */
    REJECT,
    /** The next stage is asked; behind the last one the request ends as escalated, which releases like a rejection. */
    ESCALATE;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
