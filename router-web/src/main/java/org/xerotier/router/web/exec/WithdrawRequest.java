package org.xerotier.router.web.exec;

import org.jspecify.annotations.Nullable;

record WithdrawRequest(@Nullable String reason) {

    private static final int MAX_REASON = 1_000;

    WithdrawRequest {
        if (reason != null && reason.length() > MAX_REASON) {
            throw new IllegalArgumentException("A reason has at most " + MAX_REASON + " characters.");
        }
    }
}
