package org.xerotier.router.approval;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stage of a request: opened, settled, or still to come.
 *
 * @param stage counted from 0
 * @param round the round it was opened in; null while it was not
 * @param asks whose consent is enough, in words
 * @param outcome how it ended; {@code passed} where the next one was opened, {@code superseded} by an edit
 */
public record StageView(
        int stage,
        @Nullable Integer round,
        String asks,
        List<String> channels,
        long timeoutSeconds,
        @Nullable Instant openedAt,
        @Nullable Instant dueAt,
        @Nullable Instant settledAt,
        @Nullable String outcome) {

    public StageView {
        channels = List.copyOf(channels);
    }
}
