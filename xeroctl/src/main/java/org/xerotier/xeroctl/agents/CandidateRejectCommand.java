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

/** {@code xeroctl agents candidates reject}. */
@Command(
        name = "reject",
        description = "Turn a candidate down for good: reported again, it stays so.",
        footer = {"", "Examples:", "  xeroctl agents candidates reject web-1 cnd_0193… --reason \"a test cluster\""})
final class CandidateRejectCommand implements ApiVerb<CandidateRejectCommand.Options> {
    @Parameters(index = "0", paramLabel = "AGENT", description = "The agent's id or registration name.")
    private String id;

    @Parameters(index = "1", paramLabel = "CANDIDATE", description = "The candidate's id.")
    private String candidate;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "For whoever looks at it later.")
    private String reason;

    record Options(String id, String candidate, String reason) {}

    @Override
    public Options options() {
        return new Options(id, candidate, reason);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        terminal.one(
                api.call(ApiRequest.post(
                        Json.object().put("reason", options.reason()),
                        "management",
                        "agents",
                        options.id(),
                        "candidates",
                        options.candidate(),
                        "reject")),
                Sheets.CANDIDATE);
        return ExitCode.OK;
    }
}
