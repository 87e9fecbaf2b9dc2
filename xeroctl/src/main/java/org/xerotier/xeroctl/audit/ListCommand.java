package org.xerotier.xeroctl.audit;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.Desk;
import org.xerotier.xeroctl.desk.DeskVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.Moment;
import org.xerotier.xeroctl.flags.PageFlags;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xeroctl audit list}. */
@Command(
        name = "list",
        description = "List what was done in this project, by whom and with what outcome, newest first.",
        footer = {
            "",
            "Examples:",
            "  xeroctl audit list --from 24h",
            "  xeroctl audit list --subject inv_0193… -o wide",
            "  xeroctl audit list --action approval.approved -o json"
        })
final class ListCommand implements DeskVerb<ListCommand.Options> {
    @Option(names = "--action", paramLabel = "ACTION", description = "Only this action.")
    private @Nullable String action;

    @Option(names = "--subject", paramLabel = "ID", description = "Only what was done to this.")
    private @Nullable String subject;

    @Option(names = "--from", paramLabel = "TIME", description = "Not older: an instant, or how long ago, such as 2h.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Not newer: an instant, or how long ago.")
    private @Nullable String to;

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(
            @Nullable String action,
            @Nullable String subject,
            @Nullable String from,
            @Nullable String to,
            PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(action, subject, from, to, page.page());
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        ApiRequest request = ApiRequest.get("management", "audit")
                .with("action", options.action())
                .with("subject", options.subject())
                .with("from", Moment.before(options.from(), desk.clock()))
                .with("to", Moment.before(options.to(), desk.clock()));
        JsonNode entries = desk.api().call(options.page().of(request));
        desk.terminal().list(entries, Sheets.ENTRIES);
        return ExitCode.OK;
    }
}
