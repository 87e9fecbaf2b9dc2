package org.xerotier.xeroctl.agents;

import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl agents recover}. */
@Command(
        name = "recover",
        description = {
            "End a conflict_pill: two keys claim one registration name, and neither agent gets work.",
            "Say which keeps the name. The other is revoked: its key is worthless for good.",
            "Look first where the second claim came from: xeroctl agents AGENT --events, and the audit log."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl agents list --state conflict_pill",
            "  xeroctl agents recover web-1 --keep agt_0193… --reason \"host was reinstalled\""
        })
final class RecoverCommand implements ApiVerb<RecoverCommand.Options> {
    @Parameters(paramLabel = "AGENT", description = "One of the two, by id, or their name.")
    private String id;

    @Option(names = "--keep", required = true, paramLabel = "AGENT-ID", description = "The one that keeps the name.")
    private String keep;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "How you know; for the audit log.")
    private String reason;

    record Options(String id, String keep, String reason) {}

    @Override
    public Options options() {
        return new Options(id, keep, reason);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(
                api.call(ApiRequest.post(
                        Json.object().put("keep", options.keep()).put("reason", options.reason()),
                        "management",
                        "agents",
                        options.id(),
                        "recover")),
                Sheets.AGENT);
        return ExitCode.OK;
    }
}
