package org.xerotier.xeroctl.letters;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl dead-letters discard}. */
@Command(
        name = "discard",
        description = "Throw a dead letter away. Nobody is told what it was about.",
        footer = {"", "Examples:", "  xeroctl dead-letters discard dead_0193…"})
final class DiscardCommand implements ApiVerb<DiscardCommand.Options> {
    @Parameters(paramLabel = "LETTER", description = "The dead letter's id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.delete("management", "dead-letters", options.id())), Sheets.LETTER);
        return ExitCode.OK;
    }
}
