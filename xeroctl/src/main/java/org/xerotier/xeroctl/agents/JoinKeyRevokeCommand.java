package org.xerotier.xeroctl.agents;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl agents join-keys revoke}. */
@Command(
        name = "revoke",
        description = "Revoke a join key that nobody has used yet.",
        footer = {"", "Examples:", "  xeroctl agents join-keys revoke jk_0193…"})
final class JoinKeyRevokeCommand implements ApiVerb<JoinKeyRevokeCommand.Options> {
    @Parameters(paramLabel = "JOIN-KEY", description = "The join key's id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.delete("management", "join-keys", options.id())), Sheets.JOIN_KEY);
        return ExitCode.OK;
    }
}
