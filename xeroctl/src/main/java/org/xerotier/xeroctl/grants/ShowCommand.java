package org.xerotier.xeroctl.grants;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl grants show}. */
@Command(
        name = "show",
        description = "Show a grant: what it covers, who gave it, and how much of it is left.",
        footer = {"", "Examples:", "  xeroctl grants show grant_0193…"})
final class ShowCommand implements ApiVerb<ShowCommand.Options> {
    @Parameters(paramLabel = "GRANT", description = "The grant's id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.get("exec", "grants", options.id())), Sheets.GRANT);
        return ExitCode.OK;
    }
}
