package org.xerotier.router.audit;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are wanted; what is {@code null} does not narrow.
 *
 * @param action the whole action, or {@code <thing>.} for all acts on that sort of thing
 * @param subject id of the subject, or of an invocation, approval, execution or agent the row is about
 * @param actor id or principal of who acted
 * @param from not before this instant
 * @param to before this instant
 */
public record AuditFilter(
        @Nullable String action,
        @Nullable String subject,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, null, null);

    /** The filters in use, by name. */
    Map<String, String> inUse() {
        Map<String, String> inUse = new TreeMap<>();
        put(inUse, "action", action);
        put(inUse, "actor", actor);
        put(inUse, "from", from);
        put(inUse, "subject", subject);
        put(inUse, "to", to);
        return inUse;
    }

    private static void put(Map<String, String> inUse, String name, @Nullable Object value) {
        if (value != null) {
            inUse.put(name, value.toString());
        }
    }
}
