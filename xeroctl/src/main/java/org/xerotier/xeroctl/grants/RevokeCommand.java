package org.xerotier.xeroctl.grants;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl grants revoke}. */
@Command(
        name = "revoke",
        description = "Revoke a grant, at once: calls it admitted that have not left yet do not leave.",
        footer = {"", "Examples:", "  xeroctl grants revoke grant_0193…"})
final class RevokeCommand implements ApiVerb<RevokeCommand.Options> {
    @Parameters(paramLabel = "GRANT", description = "The grant's id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.delete("exec", "grants", options.id())), Sheets.GRANT);
        return ExitCode.OK;
    }
}
