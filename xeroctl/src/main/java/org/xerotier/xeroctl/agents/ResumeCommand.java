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

/** {@code xeroctl agents resume-exec}. */
@Command(
        name = "resume-exec",
        description = {
            "Let a paused agent be given work again, everywhere or in one workspace.",
            "Each call that waits is judged as things are now, and leaves if it may."
        },
        footer = {
            "",
            "Examples:",
            "  xeroctl agents resume-exec web-1 --reason \"disk replaced\"",
            "  xeroctl agents resume-exec web-1 --workspace ops --reason \"it was not the agent\""
        })
final class ResumeCommand implements ApiVerb<ResumeCommand.Options> {
    @Parameters(paramLabel = "AGENT", description = "The agent's id or registration name.")
    private String id;

    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "WORKSPACE",
            description = "Only for calls of this workspace, by id or name.")
    private @Nullable String workspace;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "For the audit log.")
    private String reason;

    record Options(String id, @Nullable String workspace, String reason) {}

    @Override
    public Options options() {
        return new Options(id, workspace, reason);
    }

    @Override
    public ExitCode run(Options options, Api api, Terminal terminal) {
        ObjectNode body = Json.object();
        if (options.workspace() != null) {
            body.put("workspace", options.workspace());
        }
        body.put("reason", options.reason());
        terminal.one(
                api.call(ApiRequest.post(body, "management", "agents", options.id(), "resume-exec")), Sheets.AGENT);
        return ExitCode.OK;
    }
}
