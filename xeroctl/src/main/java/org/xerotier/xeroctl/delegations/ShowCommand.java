package org.xerotier.xeroctl.delegations;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl delegations show}. */
@Command(
        name = "show",
        description = "Show one delegation.",
        footer = {"", "Examples:", "  xeroctl delegations show dlg_0193…"})
final class ShowCommand implements ApiVerb<ShowCommand.Options> {
    @Parameters(paramLabel = "DELEGATION", description = "Its id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.get("management", "delegations", options.id())), Sheets.DELEGATION);
        return ExitCode.OK;
    }
}
