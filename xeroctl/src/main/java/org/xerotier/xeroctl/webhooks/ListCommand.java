package org.xerotier.xeroctl.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code xeroctl webhooks list}. */
@Command(
        name = "list",
        description = "List webhooks, newest first.",
        footer = {"", "Examples:", "  xeroctl webhooks list"})
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
        JsonNode found = api.call(options.page().of(ApiRequest.get("webhooks")));
        terminal.list(found, Sheets.WEBHOOKS);
        return ExitCode.OK;
    }
}
