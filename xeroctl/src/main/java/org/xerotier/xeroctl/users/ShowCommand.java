package org.xerotier.xeroctl.users;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code xeroctl users show}. */
@Command(
        name = "show",
        description = "Show one user.",
        footer = {"", "Examples:", "  xeroctl users show bob"})
final class ShowCommand implements ApiVerb<ShowCommand.Options> {
    @Parameters(paramLabel = "USER", description = "Username or id.")
    private String id;

    record Options(String id) {}

    @Override
    public Options options() {
        return new Options(id);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(api.call(ApiRequest.get("users", options.id()).outsideProjects()), Sheets.USER);
        return ExitCode.OK;
    }
}
