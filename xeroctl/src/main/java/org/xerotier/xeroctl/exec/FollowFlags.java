package org.xerotier.xeroctl.exec;

import picocli.CommandLine.Option;

/** How an invocation is followed. */
final class FollowFlags {
    @Option(
            names = "--raw",
            description =
                    "Show the tool's output on a terminal as it is, escape sequences included. Only for tools you trust.")
    private boolean raw;

    @Option(
            names = "--cancel-on-interrupt",
            description = "Ctrl-C cancels the invocation instead of leaving it running.")
    private boolean cancelOnInterrupt;

    How how() {
        return new How(raw, cancelOnInterrupt);
    }

    /** What was chosen. */
    record How(boolean raw, boolean cancelOnInterrupt) {
        static final How DEFAULT = new How(false, false);
    }
}
