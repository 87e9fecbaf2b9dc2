package org.xerotier.router.audit;

import java.util.Locale;

/** What came of an act. */
public enum AuditOutcome {
    /** It took effect. */
    DONE,
    /** A rule of the router said no. */
    REFUSED,
    /** It was tried and went wrong. */
    FAILED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
