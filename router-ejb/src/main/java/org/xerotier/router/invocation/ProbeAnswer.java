package org.xerotier.router.invocation;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a probe says by its exit code; the contract is in {@code docs/reference/tool-bundles.md}. */
enum ProbeAnswer {
    HAPPENED,
    DID_NOT_HAPPEN,
    CANNOT_SAY;

    private static final int YES = 0;

    /** Far from the codes with which programs fail for other reasons. */
    private static final int NO = 10;

    static ProbeAnswer of(InvocationStatus end, @Nullable Integer exitCode) {
        boolean hasEnded = end == InvocationStatus.COMPLETED || end == InvocationStatus.FAILED;
        if (!hasEnded || exitCode == null) {
            return CANNOT_SAY;
        }
        return exitCode == YES ? HAPPENED : exitCode == NO ? DID_NOT_HAPPEN : CANNOT_SAY;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
