package org.xerotier.xeroctl.agents;

import com.fasterxml.jackson.databind.JsonNode;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl agents curve-rotate}. */
@Command(
        name = "curve-rotate",
        description = {
            "Let an agent change the key of its connections, without losing a call.",
            "It makes a new pair, signs for it, and comes back under it; from then on the old key is refused."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl agents curve-rotate web-1 --reason \"yearly rotation\"",
            "  xeroctl agents web-1 --events"
        })
final class CurveRotateCommand implements ApiVerb<CurveRotateCommand.Options> {
    @Parameters(paramLabel = "AGENT", description = "The agent's id or registration name.")
    private String id;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "For the audit log and the agent's events.")
    private String reason;

    record Options(String id, String reason) {}

    @Override
    public Options options() {
        return new Options(id, reason);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        JsonNode rotation = api.call(ApiRequest.post(
                Json.object().put("reason", options.reason()), "management", "agents", options.id(), "curve-rotate"));
        terminal.one(rotation, Sheets.ROTATION);
        terminal.next("see when it is done", "xeroctl agents " + options.id() + " --events");
        return ExitCode.OK;
    }
}
