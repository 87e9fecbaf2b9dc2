package org.xerotier.xeroctl.letters;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code xeroctl dead-letters list}. */
@Command(
        name = "list",
        description = "List messages that could not be handled, newest first.",
        footer = {"", "Examples:", "  xeroctl dead-letters list"})
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
        JsonNode found = api.call(options.page().of(ApiRequest.get("management", "dead-letters")));
        terminal.list(found, Sheets.LETTERS);
        return ExitCode.OK;
    }
}
