package org.xerotier.router.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are wanted; what is {@code null} does not narrow.
 *
 * @param action the whole action, or {@code <thing>.} for all acts on that sort of thing
 * @param subject id of the subject, or of an invocation, approval, execution or agent the row is about
 * @param from not before this instant
 * @param to before this instant
 */
public record AuditFilter(
        @Nullable String action,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, null);
}
