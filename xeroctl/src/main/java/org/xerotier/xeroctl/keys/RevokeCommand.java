package org.xerotier.xeroctl.keys;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl keys revoke}. */
@Command(
        name = "revoke",
        description = "Revoke an API key, at once and for good.",
        footer = {"", "Examples:", "  xeroctl keys revoke key_0193…"})
final class RevokeCommand implements ApiVerb<RevokeCommand.Options> {
    @Parameters(paramLabel = "KEY", description = "The API key's id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.delete("management", "api-keys", options.id())), Sheets.KEY);
        return ExitCode.OK;
    }
}
