package org.xerotier.xeroctl.delegations;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code xeroctl delegations list}. */
@Command(
        name = "list",
        description = "List what owners lent to members.",
        footer = {"", "Examples:", "  xeroctl delegations list -o wide"})
final class ListCommand implements ApiVerb<ListCommand.Options> {
    @Mixin
    private PageFlags page = new PageFlags();

    record Options(PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.list(api.call(options.page().of(ApiRequest.get("management", "delegations"))), Sheets.DELEGATIONS);
        return ExitCode.OK;
    }
}
