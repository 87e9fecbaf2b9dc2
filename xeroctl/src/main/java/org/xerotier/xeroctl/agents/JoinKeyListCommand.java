package org.xerotier.xeroctl.agents;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code xeroctl agents join-keys list}. */
@Command(
        name = "list",
        description = "List join keys; the keys themselves are never shown again.",
        footer = {"", "Examples:", "  xeroctl agents join-keys list"})
final class JoinKeyListCommand implements ApiVerb<JoinKeyListCommand.Options> {
    @Mixin
    private PageFlags page = new PageFlags();

    record Options(PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode keys = api.call(options.page().of(ApiRequest.get("management", "join-keys")));
        terminal.list(keys, Sheets.JOIN_KEYS);
        return ExitCode.OK;
    }
}
