package org.xerotier.router.workspace;

import org.jspecify.annotations.Nullable;
import org.xerotier.router.kernel.KernelError;

/** Why somebody steps in, in their own words. Those whose calls wait read it, and the audit log keeps it. */
public record PauseReason(String text) {

    private static final int MAX = 1_000;

    public PauseReason {
        if (text.isBlank() || text.length() > MAX) {
            throw KernelError.INVALID_BODY.because(
                    "A reason of 1 to %d characters is needed: those concerned read it.".formatted(MAX), "reason");
        }
    }

    static void require(String reason) {
        var unused = new PauseReason(reason);
    }

    static void requireIfGiven(@Nullable String reason) {
        if (reason != null && reason.length() > MAX) {
            throw KernelError.INVALID_BODY.because("A reason has at most %d characters.".formatted(MAX), "reason");
        }
    }
}
