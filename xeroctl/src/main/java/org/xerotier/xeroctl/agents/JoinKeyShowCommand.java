package org.xerotier.xeroctl.agents;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl agents join-keys show}. */
@Command(
        name = "show",
        description = "Show one join key: its state and who used it.",
        footer = {"", "Examples:", "  xeroctl agents join-keys show jk_0193…"})
final class JoinKeyShowCommand implements ApiVerb<JoinKeyShowCommand.Options> {
    @Parameters(paramLabel = "JOIN-KEY", description = "The join key's id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.get("management", "join-keys", options.id())), Sheets.JOIN_KEY);
        return ExitCode.OK;
    }
}
