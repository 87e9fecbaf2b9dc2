package org.xerotier.xeroctl.audit;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.flags.Moment;
import picocli.CommandLine.Option;

/** Which rows of the log. */
public final class RowFlags {
    @Option(
            names = "--action",
            paramLabel = "ACTION",
            description = "Only this action; 'approval.' for all on approvals.")
    private @Nullable String action;

    @Option(names = "--subject", paramLabel = "ID", description = "Only what was done to this.")
    private @Nullable String subject;

    @Option(names = "--actor", paramLabel = "ID", description = "Only what this key, user or agent did.")
    private @Nullable String actor;

    @Option(names = "--from", paramLabel = "TIME", description = "Not older: an instant, or how long ago, such as 2h.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Not newer: an instant, or how long ago.")
    private @Nullable String to;

    Rows rows() {
        return new Rows(action, subject, actor, from, to);
    }

    /** The rows asked for. */
    record Rows(
            @Nullable String action,
            @Nullable String subject,
            @Nullable String actor,
            @Nullable String from,
            @Nullable String to) {

        ApiRequest of(ApiRequest request, Clock clock) {
            return request.with("action", action)
                    .with("subject", subject)
                    .with("actor", actor)
                    .with("from", Moment.before(from, clock))
                    .with("to", Moment.before(to, clock));
        }
    }
}
