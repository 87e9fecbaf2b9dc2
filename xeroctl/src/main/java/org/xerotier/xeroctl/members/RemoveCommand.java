package org.xerotier.xeroctl.members;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl members remove}. */
@Command(
        name = "remove",
        description = "Take a place away, with the keys and delegations that rest on it.",
        footer = {"", "Examples:", "  xeroctl members remove bob"})
final class RemoveCommand implements ApiVerb<RemoveCommand.Options> {
    @Parameters(paramLabel = "USER", description = "Username or id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.delete("management", "members", options.id())), Sheets.MEMBER);
        return ExitCode.OK;
    }
}
