package org.xerotier.xeroctl.delegations;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl delegations revoke}. */
@Command(
        name = "revoke",
        description = "Take lent authority back; it counts for nothing at the next decision.",
        footer = {"", "Examples:", "  xeroctl delegations revoke dlg_0193…"})
final class RevokeCommand implements ApiVerb<RevokeCommand.Options> {
    @Parameters(paramLabel = "DELEGATION", description = "Its id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.delete("management", "delegations", options.id())), Sheets.DELEGATION);
        return ExitCode.OK;
    }
}
