package org.xerotier.xeroctl.agents;

import com.fasterxml.jackson.databind.JsonNode;
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

/** {@code xeroctl agents list}. */
@Command(
        name = "list",
        description = "List the agents of this project.",
        footer = {"", "Examples:", "  xeroctl agents list", "  xeroctl agents list --state stale -o wide"})
final class ListCommand implements ApiVerb<ListCommand.Options> {
    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only agents that are pending, active, stale, draining, conflict_pill or revoked.")
    private @Nullable String state;

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(@Nullable String state, PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(state, page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode agents = api.call(
                options.page().of(ApiRequest.get("management", "agents").with("state", options.state())));
        terminal.list(agents, Sheets.AGENTS);
        return ExitCode.OK;
    }
}
