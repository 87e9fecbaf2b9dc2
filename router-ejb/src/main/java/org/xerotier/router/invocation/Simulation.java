package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What another policy would have made of past calls.
 *
 * @param policy the version replayed; null for a document that was not written
 * @param documentDigest of what was replayed
 * @param inForce the version it is compared with
 * @param examined how many calls
 * @param hasMore whether there are older ones in the window
 * @param changed how many would be judged differently
 * @param changes of those the newest, at most {@value #MAX_CHANGES}
 */
public record Simulation(
        @Nullable String policy,
        String documentDigest,
        String inForce,
        int examined,
        boolean hasMore,
        List<Level> levels,
        int newlyAsking,
        int noLongerAsking,
        int changed,
        List<Change> changes) {

    public static final int MAX_CHANGES = 200;

    public Simulation {
        levels = List.copyOf(levels);
        changes = List.copyOf(changes);
    }

    /** How many calls have this effective level now and would have it. */
    public record Level(String risk, int calls, int asking, int callsAfter, int askingAfter) {}

    /** One call that would be judged differently. */
    public record Change(
            String invocationId, Instant createdAt, String tool, String declared, Verdict before, Verdict after) {}

    /**
     * What a policy says of a call.
     *
     * @param raisedBy rules by name
     * @param failed those of them that could not be evaluated
     * @param stages who would be asked, in order; empty when nobody is
     */
    public record Verdict(
            String effective, boolean asks, List<String> raisedBy, List<String> failed, List<Asked> stages) {

        public Verdict {
            raisedBy = List.copyOf(raisedBy);
            failed = List.copyOf(failed);
            stages = List.copyOf(stages);
        }
    }

    /** One stage: whom and how long. */
    public record Asked(JsonNode approvers, long timeoutSeconds) {}
}
