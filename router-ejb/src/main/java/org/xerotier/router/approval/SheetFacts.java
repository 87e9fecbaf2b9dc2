package org.xerotier.router.approval;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xerotier.mesh.manifest.RiskLevel;

/**
 * What a sheet is made of. Each fact stays the same for a round and a stage of a request, so that the record rebuilds
 * the page somebody decided on.
 *
 * @param requester who asks, in words of the record
 * @param target agent the call is bound to, or null where the router chooses
 * @param reason the requester's own words, usually a model's
 * @param plan what the tool says it would do, or null where it has no plan
 * @param similar the newest runs of the tool in this workspace that had ended when the question was put
 */
public record SheetFacts(
        String approval,
        String invocation,
        String digest,
        String workspace,
        String tool,
        @Nullable String target,
        JsonNode arguments,
        Risk risk,
        String requester,
        Question question,
        @Nullable String reason,
        @Nullable Plan plan,
        List<SimilarRun> similar) {

    /** What the tool declares, what the policy made of it, and which rules did. */
    public record Risk(RiskLevel declared, RiskLevel effective, List<String> raisedBy) {}

    /** Under which policy it is asked, and until when. */
    public record Question(
            String policy,
            int policyVersion,
            int round,
            int stage,
            Instant asked,
            @Nullable Instant due) {}

    /**
     * A plan tool's run.
     *
     * @param output what it wrote, not trusted, its beginning where it is long
     * @param bytes how much there is in all
     * @param sha256 over all of it; part of what is consented to
     */
    public record Plan(String tool, String invocation, String sha256, long bytes, String output) {}

    /** An earlier run and how it ended. */
    public record SimilarRun(String invocation, String status, Instant ended) {}

    public SheetFacts {
        similar = List.copyOf(similar);
    }
}
