package org.xerotier.router.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.KernelError;

/**
 * Which policy to replay over which calls.
 *
 * @param document a policy that was not written yet, or null
 * @param policy id of a version of the workspace or a preset's name, or null
 * @param from only calls made since, or null
 * @param to only calls made before, or null
 * @param limit at most this many, the newest
 */
public record Replay(
        @Nullable JsonNode document,
        @Nullable String policy,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit) {

    public static final int MAX = 5_000;
    public static final int DEFAULT = 1_000;

    public Replay {
        if (limit < 1 || limit > MAX) {
            throw KernelError.INVALID_BODY.because("limit must be between 1 and " + MAX + ".", "limit");
        }
    }
}
