package org.xerotier.xeroctl.grants;

import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code xeroctl grants list}. */
@Command(
        name = "list",
        description = "List grants, newest first.",
        footer = {"", "Examples:", "  xeroctl grants list --status active -o wide"})
final class ListCommand implements ApiVerb<ListCommand.Options> {
    @Option(names = "--status", paramLabel = "STATUS", description = "Only proposed, active, lapsed or revoked ones.")
    private @Nullable String status;

    @Option(names = "--tool", paramLabel = "TOOL", description = "Only those for this tool.")
    private @Nullable String tool;

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "WORKSPACE",
            description = "Only those of this workspace.")
    private @Nullable String workspace;

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(
            @Nullable String status,
            @Nullable String tool,
            @Nullable String workspace,
            PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(status, tool, workspace, page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ApiRequest request = ApiRequest.get("exec", "grants")
                .with("status", options.status())
                .with("tool", options.tool())
                .with("workspace", options.workspace());
        terminal.list(api.call(options.page().of(request)), Sheets.GRANTS);
        return ExitCode.OK;
    }
}
