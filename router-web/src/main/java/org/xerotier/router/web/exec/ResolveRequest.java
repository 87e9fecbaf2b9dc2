package org.xerotier.router.web.exec;

import org.xerotier.router.invocation.Resolution;

/** @param outcome {@code succeeded}, {@code failed} or {@code retry} */
record ResolveRequest(String outcome, String reason) {

    private static final int MAX_REASON = 1_000;

    ResolveRequest {
        if (Resolution.choice(outcome).isEmpty()) {
            throw new IllegalArgumentException("outcome is succeeded, failed or retry.");
        }
        if (reason.isBlank() || reason.length() > MAX_REASON) {
            throw new IllegalArgumentException("A reason has 1 to " + MAX_REASON + " characters.");
        }
    }

    Resolution resolution() {
        return Resolution.choice(outcome).orElseThrow();
    }
}
