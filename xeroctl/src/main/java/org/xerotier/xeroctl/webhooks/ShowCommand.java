package org.xerotier.xeroctl.webhooks;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl webhooks show}. */
@Command(
        name = "show",
        description = "Show one webhook; its secret is never shown again.",
        footer = {"", "Examples:", "  xeroctl webhooks show whk_0193…"})
final class ShowCommand implements ApiVerb<ShowCommand.Options> {
    @Parameters(paramLabel = "WEBHOOK", description = "The webhook's id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.get("webhooks", options.id())), Sheets.WEBHOOK);
        return ExitCode.OK;
    }
}
