package org.xerotier.xeroctl.letters;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl dead-letters retry}. */
@Command(
        name = "retry",
        description = {
            "Try a dead letter again, from the beginning.",
            "The letter is gone; if it fails once more there will be a new one."
        },
        footer = {"", "Examples:", "  xeroctl dead-letters retry dead_0193…"})
final class RetryCommand implements ApiVerb<RetryCommand.Options> {
    @Parameters(paramLabel = "LETTER", description = "The dead letter's id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(
                api.call(ApiRequest.post(Json.object(), "management", "dead-letters", options.id(), "retry")),
                Sheets.LETTER);
        return ExitCode.OK;
    }
}
