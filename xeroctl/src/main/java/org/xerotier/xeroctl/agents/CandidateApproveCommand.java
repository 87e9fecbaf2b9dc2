package org.xerotier.xeroctl.agents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.xerotier.xeroctl.api.Api;
import org.xerotier.xeroctl.api.ApiRequest;
import org.xerotier.xeroctl.desk.ApiVerb;
import org.xerotier.xeroctl.desk.ExitCode;
import org.xerotier.xeroctl.json.Json;
import org.xerotier.xeroctl.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code xeroctl agents candidates approve}. */
@Command(
        name = "approve",
        description = "Bind the agent to a workspace because of what it found.",
        footer = {"", "Examples:", "  xeroctl agents candidates approve web-1 cnd_0193… --workspace ops"})
final class CandidateApproveCommand implements ApiVerb<CandidateApproveCommand.Options> {
    @Parameters(index = "0", paramLabel = "AGENT", description = "The agent's id or registration name.")
    private String id;

    @Parameters(index = "1", paramLabel = "CANDIDATE", description = "The candidate's id.")
    private String candidate;

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "WORKSPACE",
            description = "One that is there; if not given, the one called as the candidate is, made if need be.")
    private @Nullable String workspace;

    record Options(String id, String candidate, @Nullable String workspace) {}

    @Override
    public Options options() {
        return new Options(id, candidate, workspace);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ObjectNode body = Json.object();
        if (options.workspace() != null) {
            body.put("workspace", options.workspace());
        }
        terminal.one(
                api.call(ApiRequest.post(
                        body, "management", "agents", options.id(), "candidates", options.candidate(), "approve")),
                Sheets.CANDIDATE);
        return ExitCode.OK;
    }
}
