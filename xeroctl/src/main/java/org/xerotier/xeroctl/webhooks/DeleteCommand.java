package org.xerotier.xeroctl.webhooks;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl webhooks delete}. */
@Command(
        name = "delete",
        description = "Delete a webhook and the record of its deliveries. It is told nothing more.",
        footer = {"", "Examples:", "  xeroctl webhooks delete whk_0193…"})
final class DeleteCommand implements ApiVerb<DeleteCommand.Options> {
    @Parameters(paramLabel = "WEBHOOK", description = "The webhook's id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.delete("webhooks", options.id())), Sheets.WEBHOOK);
        return ExitCode.OK;
    }
}
