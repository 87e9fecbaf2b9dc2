package org.xerotier.xeroctl.policies;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code xeroctl policies list}. */
@Command(
        name = "list",
        description = "List the versions of policies written for a workspace, newest first.",
        footer = {"", "Examples:", "  xeroctl policies list -w ops -o wide"})
final class ListCommand implements ApiVerb<ListCommand.Options> {
    @Mixin
    private WorkspaceFlag workspace = new WorkspaceFlag();

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(WorkspaceFlag.Place place, PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(workspace.place(), page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.list(api.call(options.page().of(options.place().get())), Sheets.POLICIES);
        return ExitCode.OK;
    }
}
