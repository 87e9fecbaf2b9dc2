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
import picocli.CommandLine.Parameters;

/** {@code xeroctl webhooks deliveries}. */
@Command(
        name = "deliveries",
        description = "List how events fared on their way to a webhook, newest first.",
        footer = {"", "Examples:", "  xeroctl webhooks deliveries whk_0193…"})
final class DeliveriesCommand implements ApiVerb<DeliveriesCommand.Options> {
    @Parameters(paramLabel = "WEBHOOK", description = "The webhook's id.")
    private String id;

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(String id, PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(id, page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode found = api.call(options.page().of(ApiRequest.get("webhooks", options.id(), "deliveries")));
        terminal.list(found, Sheets.DELIVERIES);
        return ExitCode.OK;
    }
}
