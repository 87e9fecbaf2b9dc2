package org.xerotier.xeroctl.agents;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.flags.PageFlags;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code xeroctl agents events}. */
@Command(
        name = "events",
        description =
                "List what happened to an agent, newest first: enrolment, lost leases, pauses, conflicts, changes of manifest and key.",
        footer = {"", "Examples:", "  xeroctl agents events web-1 --limit 50"})
final class EventsCommand implements ApiVerb<EventsCommand.Options> {
    @Parameters(paramLabel = "AGENT", description = "The agent's id or registration name.")
    private String id;

    @Mixin
    private PageFlags page = new PageFlags();

    record Options(String id, PageFlags.Page page) {}

    @Override
    public Options options() {
        return new Options(id, page.page());
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode events = api.call(options.page().of(ApiRequest.get("management", "agents", options.id(), "events")));
        terminal.list(events, Sheets.EVENTS);
        return ExitCode.OK;
    }
}
