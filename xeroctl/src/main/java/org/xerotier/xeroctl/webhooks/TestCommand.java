package org.xerotier.xeroctl.webhooks;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl webhooks test}. */
@Command(
        name = "test",
        description = "Send a try-out event to a webhook, up to ten an hour.",
        footer = {"", "Examples:", "  xeroctl webhooks test whk_0193…"})
final class TestCommand implements ApiVerb<TestCommand.Options> {
    @Parameters(paramLabel = "WEBHOOK", description = "The webhook's id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.post(Json.object(), "webhooks", options.id(), "test")), Sheets.DELIVERY);
        terminal.next("see how it fares", "xeroctl webhooks deliveries " + options.id());
        return ExitCode.OK;
    }
}
