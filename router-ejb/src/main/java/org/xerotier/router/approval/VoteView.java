package org.xerotier.router.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A word on a request.
 *
 * @param digest what it was given for
 * @param isException the requester's own, admitted by the policy by name
 * @param counts whether it counts now: given for the present round by somebody still in standing whom the stage asks
 */
public record VoteView(
        String id,
        int round,
        int stage,
        VoteKind kind,
        ApprovalView.Party by,
        VoteChannel channel,
        String digest,
        @Nullable String note,
        @Nullable String renderHash,
        boolean isException,
        boolean counts,
        Instant at) {}
