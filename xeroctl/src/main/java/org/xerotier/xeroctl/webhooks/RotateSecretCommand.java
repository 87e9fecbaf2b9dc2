package org.xerotier.xeroctl.webhooks;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl webhooks rotate-secret}. */
@Command(
        name = "rotate-secret",
        description = {
            "Give a webhook a new secret. It is shown once and cannot be shown again.",
            "For a day deliveries are signed with both, so receivers can change over without losing any."
        },
        footer = {"", "Examples:", "  xeroctl webhooks rotate-secret whk_0193…"})
final class RotateSecretCommand implements ApiVerb<RotateSecretCommand.Options> {
    @Parameters(paramLabel = "WEBHOOK", description = "The webhook's id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(
                api.call(ApiRequest.post(Json.object(), "webhooks", options.id(), "rotate-secret")), Sheets.WEBHOOK);
        terminal.say("the secret is shown this once");
        return ExitCode.OK;
    }
}
