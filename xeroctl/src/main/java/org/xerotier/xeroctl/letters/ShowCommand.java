package org.xerotier.xeroctl.letters;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl dead-letters show}. */
@Command(
        name = "show",
        description = "Show one dead letter: the message, and why it could not be handled.",
        footer = {"", "Examples:", "  xeroctl dead-letters show dead_0193…"})
final class ShowCommand implements ApiVerb<ShowCommand.Options> {
    @Parameters(paramLabel = "LETTER", description = "The dead letter's id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.get("management", "dead-letters", options.id())), Sheets.LETTER);
        return ExitCode.OK;
    }
}
