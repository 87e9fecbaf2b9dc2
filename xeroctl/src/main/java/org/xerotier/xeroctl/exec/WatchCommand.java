package org.xerotier.xeroctl.exec;

import java.util.EnumSet;
import java.util.Set;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl exec watch}. */
@Command(
        name = "watch",
        description = {
            "Follow an invocation: its events, its output as it comes, and how it ends.",
            "A broken connection is picked up where it broke. With -o json every event is one line of JSON."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl exec watch inv_0193…",
            "  xeroctl exec watch inv_0193… --timeout 10m",
            "  xeroctl exec watch inv_0193… -o json | jq -r .event"
        })
final class WatchCommand implements DeskVerb<WatchCommand.Options> {
    @Parameters(paramLabel = "INVOCATION", description = "The invocation's id.")
    private String id;

    @Option(
            names = "--after",
            paramLabel = "N",
            defaultValue = "0",
            description = "Only events after this sequence number.")
    private long after;

    @Mixin
    private FollowFlags follow = new FollowFlags();

    record Options(String id, long after, FollowFlags.How how) {}

    @Override
    public Options options() {
        return new Options(id, after, follow.how());
    }

    @Override
    public Set<ExitCode> exitCodes() {
        return EnumSet.complementOf(EnumSet.of(ExitCode.FAULT));
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        return new Follower(desk, options.how(), true).follow(options.id(), options.after());
    }
}
