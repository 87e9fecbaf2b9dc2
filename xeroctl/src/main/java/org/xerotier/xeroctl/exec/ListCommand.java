package org.xerotier.xeroctl.exec;

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

/** {@code xeroctl exec list}. */
@Command(
        name = "list",
        description = "List invocations, newest first.",
        footer = {
            "",
            "Statuses: pending_approval queued dispatched running cancelling completed failed timed_out cancelled",
            "          rejected approval_timed_out escalated ambiguous",
            "",
            "Examples:",
            "  xeroctl exec list --status failed,ambiguous --from 24h",
            "  xeroctl exec list --tool kubectl.drain --workspace ops -o wide"
        })
final class ListCommand implements DeskVerb<ListCommand.Options> {
    @Option(names = "--status", paramLabel = "STATUS", description = "Only these statuses, separated by commas.")
    private @Nullable String status;

    @Option(names = "--tool", paramLabel = "TOOL", description = "Only calls of this tool.")
    private @Nullable String tool;

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "WORKSPACE",
            description = "Only calls in this workspace.")
    private @Nullable String workspace;

    @Option(names = "--agent", paramLabel = "AGENT", description = "Only calls that went to this agent.")
    private @Nullable String agent;

    @Option(names = "--from", paramLabel = "TIME", description = "Not older: an instant, or how long ago, such as 2h.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Not newer: an instant, or how long ago.")
    private @Nullable String to;

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(
            @Nullable String status,
            @Nullable String tool,
            @Nullable String workspace,
            @Nullable String agent,
            @Nullable String from,
            @Nullable String to,
            PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(status, tool, workspace, agent, from, to, page.page());
    }

    @Override
    public ExitCode run(Options options, Desk desk) {
        ApiRequest request = ApiRequest.get("exec", "invocations")
                .with("status", options.status())
                .with("tool", options.tool())
                .with("workspace", options.workspace())
                .with("agent", options.agent())
                .with("from", Moment.before(options.from(), desk.clock()))
                .with("to", Moment.before(options.to(), desk.clock()));
        JsonNode invocations = desk.api().call(options.page().of(request));
        desk.terminal().list(invocations, Sheets.INVOCATIONS);
        return ExitCode.OK;
    }
}
