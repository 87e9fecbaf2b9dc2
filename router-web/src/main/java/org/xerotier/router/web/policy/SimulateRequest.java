package org.xerotier.router.web.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.Replay;

/**
 * What to replay: a document that was not written yet, or a version by id or preset's name.
 *
 * @param limit how many calls at most, the newest; 1,000 unless said, at most 5,000
 */
record SimulateRequest(
        @Nullable JsonNode document,
        @Nullable String policy,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Integer limit) {

    Replay wanted() {
        return new Replay(document, policy, from, to, limit == null ? Replay.DEFAULT : limit);
    }
}
