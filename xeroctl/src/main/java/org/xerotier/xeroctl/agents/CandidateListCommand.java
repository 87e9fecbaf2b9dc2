package org.xerotier.xeroctl.agents;

import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl agents candidates list}. */
@Command(
        name = "list",
        description = "List what agents propose, of all or of one.",
        footer = {"", "Examples:", "  xeroctl agents candidates list web-1 --state pending"})
final class CandidateListCommand implements ApiVerb<CandidateListCommand.Options> {
    @Parameters(arity = "0..1", paramLabel = "AGENT", description = "The agent's id or registration name.")
    private @Nullable String id;

    @Option(names = "--state", paramLabel = "STATE", description = "Only pending, approved or rejected ones.")
    private @Nullable String state;

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(@Nullable String id, @Nullable String state, PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(id, state, page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        String agent = options.id();
        ApiRequest request = agent == null
                ? ApiRequest.get("management", "candidates")
                : ApiRequest.get("management", "agents", agent, "candidates");
        terminal.list(api.call(options.page().of(request.with("state", options.state()))), Sheets.CANDIDATES);
        return ExitCode.OK;
    }
}
