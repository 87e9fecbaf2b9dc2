package org.xerotier.router.web.exec;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.invocation.ExpectedState;

/**
 * What the caller saw and wants still to be true when the tool starts.
 *
 * @param resourceVersion as the tool's version tool printed it
 * @param planSha256 of what the tool's plan printed, 64 lower-case hex
 */
record PreconditionsRequest(
        @Nullable String resourceVersion, @Nullable String planSha256) {

    ExpectedState expected() {
        return new ExpectedState(resourceVersion, planSha256);
    }
}
